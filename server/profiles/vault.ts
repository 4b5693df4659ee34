import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto'
import { Fault } from '#lib'

/** Keeps secrets at rest. What one installation sealed opens with its key only. */
export type Vault = {
  seal(text: string): Buffer
  /** @throws Fault `vault.other-key` when it was sealed with another key, `vault.damaged` when it was changed (500) */
  open(sealed: Buffer): string
}

const version = 1
const keyIdBytes = 4
const ivBytes = 12
const tagBytes = 16
const headBytes = 1 + keyIdBytes

/** AES-256-GCM; `key` is 32 bytes. Sealed: version, key id, iv, tag, text. */
export function openVault(key: Buffer): Vault {
  if (key.length !== 32) throw new Fault('vault.bad-key', 500)
  const head = Buffer.concat([Buffer.of(version), hash('sha256', key, 'buffer').subarray(0, keyIdBytes)])
  return {
    seal(text) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(head)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([head, iv, cipher.getAuthTag(), body])
    },
    open(sealed) {
      if (!sealed.subarray(0, headBytes).equals(head)) throw new Fault('vault.other-key', 500)
      const iv = sealed.subarray(headBytes, headBytes + ivBytes)
      const tag = sealed.subarray(headBytes + ivBytes, headBytes + ivBytes + tagBytes)
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
          .setAAD(head)
          .setAuthTag(tag)
        const body = decipher.update(sealed.subarray(headBytes + ivBytes + tagBytes))
        return Buffer.concat([body, decipher.final()]).toString('utf8')
      } catch (error) {
        throw new Fault('vault.damaged', 500, {}, error)
      }
    },
  }
}
