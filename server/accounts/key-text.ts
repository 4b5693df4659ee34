/** An API key as it is written: smk_<workspace>_<key>_<secret>, ids without dashes. */
const shape = /^smk_([0-9a-f]{32})_([0-9a-f]{32})_([\w-]{43,})$/

export type KeyText = { workspaceId: string; keyId: string; secret: string }

export const writeKey = ({ workspaceId, keyId, secret }: KeyText): string =>
  `smk_${bare(workspaceId)}_${bare(keyId)}_${secret}`

export function readKey(text: string): KeyText | undefined {
  const found = shape.exec(text)
  return found ? { workspaceId: dashed(found[1]!), keyId: dashed(found[2]!), secret: found[3]! } : undefined
}

const bare = (id: string) => id.replaceAll('-', '')
const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
