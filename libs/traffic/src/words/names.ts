import { type Random } from '../chance/random.js';

const GIVEN = [
  ...['Ada', 'Amina', 'Anselm', 'Beatriz', 'Bruno', 'Chiara', 'Chloé', 'Dagmar', 'Dmitri', 'Elif', 'Emeka', 'Erik'],
  ...['Farah', 'Gábor', 'Grace', 'Hana', 'Henrik', 'Hugo', 'Ines', 'Irena', 'Iskander', 'Jan', 'Jasmin', 'Jiří'],
  ...['Kaito', 'Kofi', 'Leila', 'Lucie', 'Maarten', 'Mei', 'Milan', 'Nadia', 'Noah', 'Olga', 'Oscar', 'Pavla'],
  ...['Priya', 'Rafael', 'Rosa', 'Sipho', 'Søren', 'Tomáš', 'Ulrike', 'Viktor', 'Wanda', 'Yusuf', 'Zoë', 'Zuzana'],
];
const FAMILY = [
  ...['Adeyemi', 'Andersson', 'Bauer', 'Bianchi', 'Brandt', 'Castillo', 'Černý', 'Costa', 'Dubois', 'Eriksen'],
  ...['Fischer', 'García', 'Greer', 'Haddad', 'Horváth', 'Ito', 'Jansen', 'Kaya', 'Kowalska', 'Kumar', 'Larsen'],
  ...['Lindqvist', 'Marek', 'Mbeki', 'Moreau', 'Müller', 'Nagy', 'Novák', 'Okafor', 'Papadakis', 'Pereira', 'Pham'],
  ...['Quist', 'Rossi', 'Sato', 'Svoboda', 'Tanaka', 'Tóth', 'Ullmann', 'Varga', 'Veselá', 'Weber', 'Young', 'Zhang'],
];

/** Given and family name. */
export function fullName(random: Random): string {
  return `${random.pick(GIVEN)} ${random.pick(FAMILY)}`;
}

/** A name as the first part of an e-mail address. */
export function mailbox(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o');
  return plain.toLowerCase().replaceAll(/[^a-z]+/g, '.');
}
