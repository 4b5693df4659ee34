import { isGranted, redeemCode, type SignIn, signInAddress, textOf } from '#channel'
import { tokenAddressOf } from './account.ts'
import type { MailSettings } from './settings.ts'

const googlePage = 'https://accounts.google.com/o/oauth2/v2/auth'
const googleScope = 'https://mail.google.com/'
const microsoftScope = [
  'https://outlook.office.com/IMAP.AccessAsUser.All',
  'https://outlook.office.com/SMTP.Send',
  'offline_access',
].join(' ')

/** Beside the address of tokens, but for Google itself, whose page has a host of its own. */
const pageOf = (settings: MailSettings): string =>
  settings.provider === 'gmail' && !settings.tokenAddress
    ? googlePage
    : tokenAddressOf(settings).replace(/\/token\/?$/, '/authorize')

export const signIn: SignIn<MailSettings> = {
  at: [
    { vendor: 'Google', when: { provider: 'gmail' }, needs: ['mailbox', 'clientId', 'clientSecret'] },
    { vendor: 'Microsoft', when: { provider: 'microsoft' }, needs: ['mailbox', 'clientId'] },
  ],
  gives: ['refreshToken'],
  address(settings, asked) {
    const { clientId, mailbox, provider } = settings
    // Without a consent of its own, Google gives the token that renews only the first time.
    const google = { access_type: 'offline', prompt: 'consent', login_hint: mailbox }
    const isGoogle = provider === 'gmail'
    return signInAddress(pageOf(settings), asked, {
      clientId,
      scope: isGoogle ? googleScope : microsoftScope,
      more: isGoogle ? google : { response_mode: 'query', prompt: 'select_account', login_hint: mailbox },
    })
  },
  async redeem(ctx, came) {
    const { clientId, clientSecret, provider } = ctx.settings
    const form = {
      client_id: clientId,
      ...(clientSecret ? { client_secret: clientSecret } : {}),
      ...(provider === 'microsoft' ? { scope: microsoftScope } : {}),
    }
    const redeemed = await redeemCode(ctx, tokenAddressOf(ctx.settings), came, { form })
    if ('state' in redeemed) return redeemed
    // In Google's window one may leave out what an app asks for.
    if (provider === 'gmail' && !isGranted(redeemed.json, [googleScope]))
      return { state: 'failing', code: 'scope-missing' }
    const refreshToken = textOf(redeemed.json.refresh_token)
    return refreshToken ? { values: { refreshToken } } : { state: 'failing', code: 'no-refresh-token' }
  },
}
