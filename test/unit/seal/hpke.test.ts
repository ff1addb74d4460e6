/** M6: the library we seal with gives what the standard's own vectors give. */
import {
  Aes128Gcm,
  Aes256Gcm,
  CipherSuite,
  DhkemP256HkdfSha256,
  HkdfSha256,
  type AeadInterface,
} from '@hpke/core';
import { makeKeyPair, openSealed, sealTo } from '../../../cloudfunctions/platform/seal/hpke';

const hex = (text: string) => Buffer.from(text, 'hex');

const info = hex('4f6465206f6e2061204772656369616e2055726e');
const aad = hex('436f756e742d30');
const plain = hex('4265617574792069732074727574682c20747275746820626561757479');

interface Vector {
  title: string;
  aead: AeadInterface;
  ikmE: string;
  skRm: string;
  pkRm: string;
  enc: string;
  ciphertext: string;
}

/** The first: RFC 9180, A.3.1. The second: our suite, of the reference file that the appendix was made from. */
const vectors: Vector[] = [
  {
    title: 'RFC 9180 A.3.1, AES-128-GCM',
    aead: new Aes128Gcm(),
    ikmE: '4270e54ffd08d79d5928020af4686d8f6b7d35dbe470265f1f5aa22816ce860e',
    skRm: 'f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2',
    pkRm: '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
    enc: '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
    ciphertext:
      '5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434',
  },
  {
    title: 'reference file, AES-256-GCM',
    aead: new Aes256Gcm(),
    ikmE: 'a90d3417c3da9cb6c6ae19b4b5dd6cc9529a4cc24efb7ae0ace1f31887a8cd6c',
    skRm: '317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2',
    pkRm: '04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f853148544876de76c0f2ef99cdc3a05ccf5ded7860c7c021238f9e2073d2356c',
    enc: '04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0',
    ciphertext:
      '58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d291742465e902cd216f8908da49f8f96f',
  },
];

test.each(vectors)('M6: $title opens and seals as published', async (vector) => {
  const kem = new DhkemP256HkdfSha256();
  const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: vector.aead });
  const recipientKey = await kem.deserializePrivateKey(hex(vector.skRm));
  const opener = await suite.createRecipientContext({ recipientKey, info, enc: hex(vector.enc) });
  expect(Buffer.from(await opener.open(hex(vector.ciphertext), aad))).toEqual(plain);

  const sender = await suite.createSenderContext({
    recipientPublicKey: await kem.deserializePublicKey(hex(vector.pkRm)),
    info,
    ekm: hex(vector.ikmE),
  });
  expect(Buffer.from(sender.enc).toString('hex')).toBe(vector.enc);
  expect(Buffer.from(await sender.seal(plain, aad)).toString('hex')).toBe(vector.ciphertext);
});

test('M6: our own sealing is the suite of the second vector', async () => {
  const [{ skRm, pkRm }] = vectors.slice(1) as [Vector];
  const publicKey = hex(pkRm).toString('base64url');
  const sealed = await sealTo(publicKey, plain, 'about');
  const [enc, ciphertext] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
  const kem = new DhkemP256HkdfSha256();
  const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead: new Aes256Gcm() });
  const recipientKey = await kem.deserializePrivateKey(hex(skRm));
  const opened = await suite.open(
    { recipientKey, enc: enc ?? Buffer.alloc(0), info: Buffer.from('about') },
    ciphertext ?? Buffer.alloc(0),
  );
  expect(Buffer.from(opened)).toEqual(plain);
  expect(await openSealed(hex(skRm), sealed, 'about')).toEqual(plain);
});

test('M6: a seal opens with its own key and for its own purpose only', async () => {
  const [one, other] = [await makeKeyPair(), await makeKeyPair()];
  const sealed = await sealTo(one.publicKey, plain, 'this thread');
  await expect(openSealed(other.privateKey, sealed, 'this thread')).rejects.toThrow();
  await expect(openSealed(one.privateKey, sealed, 'another thread')).rejects.toThrow();
  expect(await sealTo(one.publicKey, plain, 'this thread')).not.toBe(sealed);
});
