import { callVendor, fieldsOf, readJson, redeemCode, type SignIn, signInAddress, textOf } from '#channel'
import { instanceOf, type MastodonSettings } from './settings.ts'

const scope = 'read write push'

/** The app that the server has made of us for this one sign-in. */
const appIn = (prepared: string | undefined) => {
  const { id, secret } = fieldsOf(readJson(prepared ?? ''))
  return { clientId: textOf(id) ?? '', clientSecret: textOf(secret) ?? '' }
}

export const signIn: SignIn<MastodonSettings> = {
  at: [{ vendor: 'Mastodon', needs: ['instance'] }],
  gives: ['token'],
  /** Every server registers apps by itself, and knows each by its return address. */
  async prepare(ctx, returnAddress) {
    const call = await callVendor(ctx, `${instanceOf(ctx.settings)}/api/v1/apps`, {
      method: 'POST',
      body: new URLSearchParams({ client_name: 'Sobremesa', redirect_uris: returnAddress, scopes: scope }),
    })
    if (call.kind !== 'answer') return { state: 'failing', code: 'unreachable' }
    if (call.status === 429 || call.status >= 500) return { state: 'failing', code: 'failing' }
    const id = textOf(call.json.client_id)
    const secret = textOf(call.json.client_secret)
    if (!call.ok || !id || !secret) return { state: 'failing', code: 'bad-answer' }
    return { prepared: JSON.stringify({ id, secret }) }
  },
  address: (settings, asked) =>
    signInAddress(`${instanceOf(settings)}/oauth/authorize`, asked, {
      clientId: appIn(asked.prepared).clientId,
      scope,
    }),
  async redeem(ctx, came) {
    const { clientId, clientSecret } = appIn(came.prepared)
    const form = { client_id: clientId, client_secret: clientSecret, scope }
    const redeemed = await redeemCode(ctx, `${instanceOf(ctx.settings)}/oauth/token`, came, { form })
    return 'state' in redeemed ? redeemed : { values: { token: textOf(redeemed.json.access_token)! } }
  },
}
