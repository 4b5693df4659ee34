import { isGranted, redeemCode, type SignIn, signInAddress, textOf } from '#channel'
import { type GoogleSettings, placeOf } from './settings.ts'

const scope = 'https://www.googleapis.com/auth/business.manage'
const pageAt = 'https://accounts.google.com/o/oauth2/v2/auth'
const tokensAt = 'https://oauth2.googleapis.com/token'

export const signIn: SignIn<GoogleSettings> = {
  at: [{ vendor: 'Google', needs: ['clientId', 'clientSecret'] }],
  gives: ['refreshToken'],
  address: (settings, asked) =>
    signInAddress(placeOf(pageAt, settings), asked, {
      clientId: settings.clientId,
      scope,
      // Without a consent of its own, the token that renews is given only the first time.
      more: { access_type: 'offline', prompt: 'consent' },
    }),
  async redeem(ctx, came) {
    const { clientId, clientSecret } = ctx.settings
    const form = { client_id: clientId, client_secret: clientSecret }
    const redeemed = await redeemCode(ctx, placeOf(tokensAt, ctx.settings), came, { form })
    if ('state' in redeemed) return redeemed
    // One may leave out what an app asks for.
    if (!isGranted(redeemed.json, [scope])) return { state: 'failing', code: 'scope-missing' }
    const refreshToken = textOf(redeemed.json.refresh_token)
    return refreshToken ? { values: { refreshToken } } : { state: 'failing', code: 'no-refresh-token' }
  },
}
