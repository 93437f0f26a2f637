import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** Key and certificate of a broker, and the authority that signed it; made for one data directory. */
export interface Certificates {
  /** PKCS #12. */
  keyStore: string;
  password: string;
  /** PEM, for clients. */
  caFile: string;
}

const DAYS = '3650';
const KEY = ['-genkeypair', '-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', DAYS];

/**
 * Makes an authority and a certificate for 127.0.0.1 that it signed, with the tool that comes with Java. Neither leaves
 * the folder: the authority's key is deleted at once.
 */
export async function makeCertificates(java: string, folder: string): Promise<Certificates> {
  const password = randomBytes(24).toString('base64url');
  const keytool = toolOf(java, folder, password);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const authority = ['-keystore', 'authority.p12', '-alias', 'authority'];
  const broker = ['-keystore', 'broker.p12', '-alias', 'broker'];
  await Promise.all([
    keytool([...KEY, ...authority, '-dname', 'CN=Docket local authority', '-ext', 'bc:critical=ca:true']),
    keytool([...KEY, ...broker, '-dname', 'CN=Docket local broker']),
  ]);
  const [ca, request] = await Promise.all([
    keytool(['-exportcert', '-rfc', ...authority]),
    keytool(['-certreq', ...broker]),
  ]);
  const signing = ['-gencert', '-rfc', ...authority, '-validity', DAYS, '-ext', 'san=ip:127.0.0.1'];
  const certificate = await keytool(signing, request);
  await keytool(['-importcert', '-noprompt', ...broker], certificate + ca);
  await rm(path.join(folder, 'authority.p12'));
  const caFile = path.join(folder, 'ca.pem');
  await writeFile(caFile, ca);
  return { keyStore: path.join(folder, 'broker.p12'), password, caFile };
}

type Keytool = (args: readonly string[], input?: string) => Promise<string>;

function toolOf(java: string, cwd: string, password: string): Keytool {
  const tool = path.join(path.dirname(java), 'keytool');
  return async (args, input = '') => {
    const all = ['-J-XX:TieredStopAtLevel=1', ...args, '-storetype', 'PKCS12', '-storepass:env', 'KEY_STORE_PASSWORD'];
    const running = promisify(execFile)(tool, all, { cwd, env: { KEY_STORE_PASSWORD: password } });
    running.child.stdin?.end(input);
    return (await running).stdout;
  };
}
