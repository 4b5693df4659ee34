import assert from 'node:assert/strict'
import type { ProfileKept } from '#protocol'
import type { TestWorld } from '../world.ts'
import { openFacebook } from '../vendors/facebook.ts'
import type { Hook } from '../vendors/graph.ts'
import { openMailVendor } from '../vendors/mail.ts'
import type { CustomerMail } from '../vendors/mail-letters.ts'
import { openTelegram } from '../vendors/telegram.ts'
import { type TelegramPerson, telegramCustomer } from '../vendors/telegram-customer.ts'
import { openWhatsApp } from '../vendors/whatsapp.ts'
import { type Person, says } from '../vendors/whatsapp-webhooks.ts'
import { heard } from '../visitor.ts'

const page = '1099'

/** A page of Facebook that a brand of this world has: who comments there and writes to it. */
export async function openPageOf(world: TestWorld) {
  const appSecret = 'secret-of-the-app-of-this-test'
  const token = 'EAAB-whole-token-of-this-test'
  const people = [
    { id: '7001', name: 'Sonia Pardo' },
    { id: '7002', name: 'Ibai Etxeberria' },
  ]
  const vendor = await openFacebook({ appSecret, token, people, now: world.clock.now })
  const post = `${page}_5501`
  vendor.comments.set(post, {
    ...{ id: post, parent: '', author: page, message: 'La Nido ya está en verde.' },
    ...{ at: world.clock.now(), isHidden: false, isLiked: false },
  })
  const connectionId = await connect(world, 'facebook', page, { appSecret, token, address: vendor.address })
  const posts = ({ body, headers }: Hook) => postTo(world, connectionId, body, headers)
  return {
    ...{ vendor, people },
    /** Somebody comments on the post; gives the conversation and the platform's id of the comment. */
    async comments({ id: author, name }: { id: string; name: string }, message: string) {
      const id = `5501_${9001 + vendor.comments.size}`
      const received = heard(world, 'message.received')
      await posts(vendor.happens.comment(page, { id, parent: post, author, name, message }))
      return { id, conversationId: (await received).conversationId! }
    },
    /** Somebody writes to the page, where nobody else reads it. */
    async writes(person: string, text: string): Promise<string> {
      const received = heard(world, 'message.received')
      await posts(vendor.happens.message(page, { person, text }))
      return (await received).conversationId!
    },
    [Symbol.asyncDispose]: vendor[Symbol.asyncDispose],
  }
}

/** A bot of Telegram that a brand of this world has, and who writes to it. */
export async function openBotOf(world: TestWorld) {
  const token = '700000001:AAexample_token-of-the-browser'
  const secret = 'tg_Secret-0011'
  const vendor = await openTelegram({ token })
  const settings = { token, secret, transport: 'webhook', address: vendor.address }
  const connectionId = await connect(world, 'telegram', String(vendor.bot.id), settings)
  const posts = (update: object) =>
    postTo(world, connectionId, JSON.stringify(update), { 'x-telegram-bot-api-secret-token': secret })
  const said = () => ({ messageId: vendor.number(), at: world.clock.now() })
  return {
    vendor,
    async writes(person: TelegramPerson, text: string): Promise<{ id: number; conversationId: string }> {
      const received = heard(world, 'message.received')
      const given = said()
      await posts(telegramCustomer.writes(person, vendor.number(), { ...given, text }))
      return { id: given.messageId, conversationId: (await received).conversationId! }
    },
    /** Pictures that were sent as one. */
    async sendsAlbum(person: TelegramPerson, pictures: readonly Uint8Array[], caption: string): Promise<string> {
      let conversationId = ''
      for (const [place, bytes] of pictures.entries()) {
        const fileId = `album-${vendor.number()}`
        vendor.files.set(fileId, bytes)
        const words = place === 0 ? { caption } : {}
        const update = telegramCustomer.sendsPhoto(person, vendor.number(), { ...said(), fileId, ...words })
        const received = heard(world, 'message.received')
        await posts({ ...update, message: { ...(update.message as object), media_group_id: 'an album' } })
        conversationId = (await received).conversationId!
      }
      return conversationId
    },
    [Symbol.asyncDispose]: vendor[Symbol.asyncDispose],
  }
}

/** A number on WhatsApp that a brand of this world has, and who writes to it. */
export async function openNumberOf(world: TestWorld) {
  const secrets = { account: '102290129340398', token: 'EAAB-token-of-the-browser', appSecret: 'secret-of-the-browser' }
  let agoMs = 0
  const vendor = await openWhatsApp({ ...secrets, now: () => world.clock.now() - agoMs })
  const settings = { ...secrets, verifyToken: 'verify-token-of-the-browser', address: vendor.address }
  const connectionId = await connect(world, 'whatsapp', vendor.numbers[0]!.id, settings)
  return {
    vendor,
    /** Somebody wrote so long ago. */
    async writes(person: Person, text: string, ago = 0): Promise<string> {
      const received = heard(world, 'message.received')
      agoMs = ago
      const { body, headers } = vendor.writes(person, says.text(text))
      agoMs = 0
      await postTo(world, connectionId, body, headers)
      return (await received).conversationId!
    },
    [Symbol.asyncDispose]: vendor[Symbol.asyncDispose],
  }
}

/** A mailbox that a brand of this world has, and what comes into it. */
export async function openMailboxOf(world: TestWorld) {
  const mailbox = 'hola@urraca.example'
  const password = 'whole & "quoted" app password'
  const vendor = await openMailVendor({ addresses: [mailbox], login: mailbox, password, now: world.clock.now })
  const { imapServer, smtpServer } = vendor
  const settings = {
    mailbox,
    provider: 'other',
    password,
    encryption: 'none',
    sentCopy: 'theirs',
    imapServer,
    smtpServer,
  }
  await connect(world, 'email', mailbox, settings)
  // What stands there when both folders are looked at for the first time was there before us.
  await vendor.commanded('EXAMINE', 2)
  return {
    ...{ vendor, mailbox },
    async writes(mail: CustomerMail): Promise<string> {
      const received = heard(world, 'message.received')
      vendor.writes({ to: mailbox, ...mail })
      return (await received).conversationId!
    },
    [Symbol.asyncDispose]: vendor[Symbol.asyncDispose],
  }
}

async function connect(world: TestWorld, channel: string, key: string, settings: Record<string, string>) {
  const asked = { channel, key, name: 'Urraca', function: 'service', language: 'es', settings }
  return (await world.owner.post<ProfileKept>('/profiles', asked)).connectionId
}

async function postTo(
  world: TestWorld,
  connectionId: string,
  body: string | Uint8Array,
  headers: Record<string, string>,
): Promise<void> {
  const request = { method: 'POST', body: typeof body === 'string' ? body : Buffer.from(body), headers }
  const answer = await fetch(`${world.address}/hooks/${connectionId}`, request)
  assert.equal(answer.status, 200, await answer.text())
}
