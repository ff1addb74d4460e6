/**
 * Sealing to a public key by HPKE (RFC 9180): DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, all of them in
 * Node itself. Pure of any store, so that the seed may use it.
 */
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

export interface KeyPair {
  /** base64url of the uncompressed point. */
  publicKey: string;
  privateKey: Buffer;
}

export async function makeKeyPair(): Promise<KeyPair> {
  return serialized(await suite.kem.generateKeyPair());
}

/** The same pair from the same 32 bytes or more, which nobody else may know: a seed that is completed later. */
export async function keyPairFrom(secret: Buffer): Promise<KeyPair> {
  return serialized(await suite.kem.deriveKeyPair(new Uint8Array(secret).buffer));
}

type Pair = Awaited<ReturnType<typeof suite.kem.generateKeyPair>>;

async function serialized(pair: Pair): Promise<KeyPair> {
  const [publicKey, privateKey] = await Promise.all([
    suite.kem.serializePublicKey(pair.publicKey),
    suite.kem.serializePrivateKey(pair.privateKey),
  ]);
  return {
    publicKey: Buffer.from(publicKey).toString('base64url'),
    privateKey: Buffer.from(privateKey),
  };
}

/** `about` says what is sealed for whom: opened under another name it does not open. Two seals never look alike. */
export async function sealTo(publicKey: string, plain: Uint8Array, about: string): Promise<string> {
  const recipientPublicKey = await suite.kem.deserializePublicKey(
    Buffer.from(publicKey, 'base64url'),
  );
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: Buffer.from(about) }, plain);
  return `${Buffer.from(enc).toString('base64url')}.${Buffer.from(ct).toString('base64url')}`;
}

/** Throws when the key, the seal or `about` is not the one it was sealed with. */
export async function openSealed(
  privateKey: Uint8Array,
  sealed: string,
  about: string,
): Promise<Buffer> {
  const [enc, ciphertext] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (!enc || !ciphertext) throw new Error('malformed seal');
  const recipientKey = await suite.kem.deserializePrivateKey(privateKey);
  const plain = await suite.open({ recipientKey, enc, info: Buffer.from(about) }, ciphertext);
  return Buffer.from(plain);
}
