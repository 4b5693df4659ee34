import { redeemCode, type SignIn, signInAddress, textOf } from '#channel'
import { apiOf, placeOf, type XSettings } from './settings.ts'

const scope = [
  ...['tweet.read', 'tweet.write', 'users.read', 'dm.read', 'dm.write', 'media.write', 'tweet.moderate.write'],
  ...['like.read', 'like.write', 'offline.access'],
].join(' ')

export const signIn: SignIn<XSettings> = {
  at: [{ vendor: 'X', needs: ['clientId'] }],
  gives: ['refreshToken'],
  address: (settings, asked) =>
    signInAddress(placeOf('https://x.com/i/oauth2/authorize', settings), asked, {
      clientId: settings.clientId,
      scope,
    }),
  async redeem(ctx, came) {
    const { clientId, clientSecret } = ctx.settings
    // An app with a secret says who it is in the header, one without in the form.
    const redeemed = await redeemCode(
      ctx,
      `${apiOf(ctx.settings)}/2/oauth2/token`,
      came,
      clientSecret ? { basic: [clientId, clientSecret] } : { form: { client_id: clientId } },
    )
    if ('state' in redeemed) return redeemed
    const refreshToken = textOf(redeemed.json.refresh_token)
    return refreshToken ? { values: { refreshToken } } : { state: 'failing', code: 'no-refresh-token' }
  },
}
