type Token = { workspaceId: string; id: string; secret: Buffer }

const idBytes = 16
const secretBytes = 32

/** What stands in the link of an invitation: where it is found, and the secret that proves it. */
export const invitationToken = {
  write: ({ workspaceId, id, secret }: Token): string =>
    Buffer.concat([bytesOf(workspaceId), bytesOf(id), secret]).toString('base64url'),
  read(text: string): Token | undefined {
    const bytes = Buffer.from(text, 'base64url')
    if (bytes.length !== 2 * idBytes + secretBytes) return undefined
    return { workspaceId: idIn(bytes, 0), id: idIn(bytes, idBytes), secret: bytes.subarray(2 * idBytes) }
  },
}

const bytesOf = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')

const idIn = (bytes: Buffer, from: number) =>
  bytes.toString('hex', from, from + idBytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
