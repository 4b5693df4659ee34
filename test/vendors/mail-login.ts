/** What somebody says to get in. */
export type Login = { user: string; password?: string; token?: string }

/** `user=…^Aauth=Bearer …^A^A`; undefined when it is written otherwise. */
export function bearerIn(text: string): Login | undefined {
  const [user, auth, ...rest] = text.split('\u0001')
  const isRight =
    user?.startsWith('user=') && auth?.startsWith('auth=Bearer ') && rest.length === 2 && rest.join('') === ''
  return isRight ? { user: user!.slice('user='.length), token: auth!.slice('auth=Bearer '.length) } : undefined
}
