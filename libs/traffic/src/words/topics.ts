/** What contacts ask about. */
export interface Topic {
  /** Who knows the answer: a number of a department, of which there may be fewer. */
  readonly department: number;
  readonly subject: string;
  readonly question: string;
  readonly answer: string;
  readonly tags: readonly string[];
  readonly article: { readonly id: string; readonly title: string };
}

/** Departments by number: support, billing, shipping, technical, sales, accounts. */
export const TOPICS: readonly Topic[] = [
  {
    department: 0,
    subject: 'How do I export my data?',
    question: 'I would like to have all of my data in one file. Where do I find that?',
    answer: 'You find it under Settings, Privacy, Export. The link we send you is valid for seven days.',
    tags: ['how-to', 'export'],
    article: { id: 'kb-101', title: 'Exporting your data' },
  },
  {
    department: 0,
    subject: 'Cancel my subscription',
    question: 'Please cancel my subscription at the end of this month.',
    answer: 'Your subscription ends with the month. Until then everything stays as it is.',
    tags: ['cancellation', 'churn-risk'],
    article: { id: 'kb-112', title: 'Ending a subscription' },
  },
  {
    department: 1,
    subject: 'Invoice is wrong',
    question: 'The invoice has the old address of our company, and the VAT number is missing.',
    answer: 'Thank you for telling us. The corrected invoice is attached, the old one is void.',
    tags: ['invoice'],
    article: { id: 'kb-204', title: 'Changing billing details' },
  },
  {
    department: 1,
    subject: 'Charged twice',
    question: 'You have charged my card twice for the same order. I want one of the two back.',
    answer: 'One of the two was a reservation, which your bank releases within five working days.',
    tags: ['refund', 'payment'],
    article: { id: 'kb-219', title: 'Reservations on cards' },
  },
  {
    department: 2,
    subject: 'Order not delivered',
    question: 'Hello, my order has not arrived yet, could you please look into it?',
    answer: 'The parcel was held at the depot. It is on its way again and should be with you tomorrow.',
    tags: ['shipping'],
    article: { id: 'kb-301', title: 'Following a parcel' },
  },
  {
    department: 2,
    subject: 'Parcel damaged',
    question: 'The box was torn open and two of the glasses are broken. Photos are attached.',
    answer: 'We are sorry about that. Replacements leave our warehouse today, free of charge.',
    tags: ['shipping', 'damage', 'refund'],
    article: { id: 'kb-308', title: 'When something arrives broken' },
  },
  {
    department: 3,
    subject: 'The app does not start',
    question: 'Since the last update the app closes right after it was opened. Restarting did not help.',
    answer: 'Please remove the app and install version 7.4.1, which mends this. Your data is kept.',
    tags: ['bug', 'mobile'],
    article: { id: 'kb-415', title: 'The app closes at once' },
  },
  {
    department: 3,
    subject: 'Integration returns error 422',
    question: 'Our integration gets a 422 for every second request since yesterday evening.',
    answer: 'The field "reference" may have at most 64 characters since version 12; yours have more.',
    tags: ['api', 'bug'],
    article: { id: 'kb-433', title: 'Error codes of the API' },
  },
  {
    department: 4,
    subject: 'Quote for 40 seats',
    question: 'We would like to move with 40 people. What would that cost us a year?',
    answer: 'The quote is attached. It is valid for thirty days, and includes the migration.',
    tags: ['quote', 'sales'],
    article: { id: 'kb-502', title: 'Plans and prices' },
  },
  {
    department: 4,
    subject: 'Is there a discount for schools?',
    question: 'We are a primary school. Do you have prices for education?',
    answer: 'Schools get half off. Please send us a confirmation of your school, and we set it up.',
    tags: ['sales', 'education'],
    article: { id: 'kb-507', title: 'Discounts' },
  },
  {
    department: 5,
    subject: 'Cannot log in',
    question: 'It says that my password is wrong, but I have changed it only yesterday.',
    answer: 'Your account was locked after five attempts. It is open again; please set a new password.',
    tags: ['login'],
    article: { id: 'kb-601', title: 'Trouble logging in' },
  },
  {
    department: 5,
    subject: 'Kupón nelze uplatnit',
    question: 'Kupón se mi nepodařilo uplatnit, hlásí chybu, že už byl použit.',
    answer: 'Kupón jsme obnovili, nyní jej můžete použít znovu. Omlouváme se za potíže.',
    tags: ['voucher'],
    article: { id: 'kb-620', title: 'Kupóny a slevy' },
  },
];
