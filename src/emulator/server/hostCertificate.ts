import { createHash, createPublicKey, webcrypto } from 'node:crypto';
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';

/** A certificate of this start alone; nobody but the browser that is told its pin trusts it. */
export interface HostCertificate {
  /** PEM. */
  readonly cert: string;
  /** PEM; it never leaves the process. */
  readonly key: string;
  /** Base64 SHA-256 of the public key (SPKI), as Chromium's flag wants it. */
  readonly pin: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 86_400_000;
/** Longer than anybody leaves an emulator running; browsers refuse more than 398 days. */
const VALID_DAYS = 30;

/** @param names  hosts without ports */
export async function makeCertificate(names: readonly string[]): Promise<HostCertificate> {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const now = Date.now();
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=Emulated Salesforce on this computer',
      notBefore: new Date(now - DAY_MS),
      notAfter: new Date(now + VALID_DAYS * DAY_MS),
      keys: keys,
      signingAlgorithm: ALGORITHM,
      extensions: [new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value })))],
    },
    webcrypto as Crypto,
  );
  const cert = certificate.toString('pem');
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const key = pem('PRIVATE KEY', pkcs8);
  const spki = createPublicKey(cert).export({ type: 'spki', format: 'der' });
  return { cert, key, pin: createHash('sha256').update(spki).digest('base64') };
}

function pem(label: string, base64: string): string {
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;
}
