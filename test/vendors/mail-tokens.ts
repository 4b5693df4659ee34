import { randomBytes } from 'node:crypto'
import { openSignInPage } from './sign-in-page.ts'
import { openVendorServer, type VendorServer } from './vendor-server.ts'

/** The sign-in of a provider of mail: a page and an address for tokens, as Microsoft has them beside each other. */
export type MailTokens = AsyncDisposable & {
  server: VendorServer
  /** For the setting. */
  tokenAddress: string
  /** The return addresses that the app has registered. */
  redirects: string[]
  /** Refresh tokens that hold. */
  lent: Set<string>
}

type App = { clientId: string; clientSecret: string }
const tenant = '/common/oauth2/v2.0'

const scopes = [
  'https://outlook.office.com/IMAP.AccessAsUser.All',
  'https://outlook.office.com/SMTP.Send',
  'offline_access',
]

const no = (status: number, error: string, number: number, words: string) => ({
  status,
  body: { error, error_description: `AADSTS${number}: ${words}`, error_codes: [number], trace_id: 'a-trace' },
})

export async function openMailTokens({ clientId, clientSecret }: App): Promise<MailTokens> {
  const redirects: string[] = []
  const lent = new Set<string>()
  const redirectsOf = (id: string) => (id === clientId ? redirects : undefined)
  const page = openSignInPage({ title: 'Sign in to your account', redirectsOf, scopes })
  const server = await openVendorServer(seen => {
    if (seen.path === `${tenant}/authorize`) return page.answer(seen)
    if (seen.path !== `${tenant}/token` || seen.method !== 'POST') return { status: 404 }
    const form = seen.body as Record<string, string>
    if (form.client_id !== clientId) return no(400, 'unauthorized_client', 700016, 'Application was not found')
    if (form.client_secret !== clientSecret)
      return no(401, 'invalid_client', 7000215, 'Invalid client secret provided.')
    const consent = page.take(form, clientId)
    if (!consent) return no(400, 'invalid_grant', 54005, 'The code was already redeemed, or is another one’s.')
    const isOffline = consent.scope.split(' ').includes('offline_access')
    const refresh_token = `0.A${randomBytes(12).toString('base64url')}`
    if (isOffline) lent.add(refresh_token)
    const scope = consent.scope.replace(' offline_access', '')
    const body = { token_type: 'Bearer', expires_in: 4015, access_token: `eyJ.${randomBytes(9).toString('base64url')}` }
    return { status: 200, body: { ...body, scope, ...(isOffline ? { refresh_token } : {}) } }
  })
  const tokenAddress = `${server.address}${tenant}/token`
  return { server, tokenAddress, redirects, lent, [Symbol.asyncDispose]: server.close }
}
