import type { Locator, Page } from 'playwright-core'
import type { Conversation, OfferShown } from '#protocol'
import { until } from '../waits.ts'
import type { Client } from '../world-client.ts'
import type { Table } from './console-page.ts'

/** Somebody at work in a browser of their own, by keys. */
export type DaySeat = {
  who: Client
  page: Page
  complaints: string[]
  /** What lies before them, over the page. */
  card: Locator
  /** Resolves with what is laid before them and can be seen. */
  offered(): Promise<OfferShown>
  /** Takes it, and is in its conversation. */
  accepts(offer: OfferShown): Promise<string>
  declines(offer: OfferShown, reason: string): Promise<void>
  /** In the conversation that is open. */
  answers(text: string): Promise<void>
  closes(conversationId: string): Promise<void>
}

export async function sitDown(table: Table, who: Client, brand: string): Promise<DaySeat> {
  const { page, complaints } = await table.open({ who, path: `${brand}/inbox/mine` })
  const card = page.getByRole('region', { name: 'Te toca a ti' }).getByRole('article')
  const { keyboard } = page
  return {
    ...{ who, page, complaints, card },
    async offered() {
      await card.waitFor()
      const [offer] = await until(
        () => who.get<OfferShown[]>('/offers'),
        all => all.length > 0,
      )
      await card.getByText(offer!.name, { exact: true }).waitFor()
      return offer!
    },
    async accepts({ tasks }) {
      const { conversationId } = tasks[0]!
      await leaveText(page)
      await keyboard.press('u')
      await page.waitForURL(`**/inbox/mine/${conversationId}`)
      await until(
        () => who.get<Conversation>(`/conversations/${conversationId}`),
        ({ holder }) => holder.kind === 'agent' && holder.id === who.personId,
      )
      return conversationId
    },
    async declines({ name }, reason) {
      await card.getByRole('button', { name: 'Ahora no' }).press('Enter')
      await keyboard.type(reason)
      await keyboard.press('Enter')
      await card.getByText(name, { exact: true }).waitFor({ state: 'detached' })
    },
    async answers(text) {
      await page.getByRole('textbox', { name: /^Responder a/ }).waitFor()
      await leaveText(page)
      await keyboard.press('r')
      await page.locator('textarea:focus').waitFor()
      await keyboard.type(text)
      await keyboard.press('Control+Enter')
      await page.getByRole('article').filter({ hasText: text }).first().waitFor()
    },
    async closes(conversationId) {
      await leaveText(page)
      await keyboard.press('e')
      await page.getByRole('option').first().waitFor()
      await keyboard.press('Enter')
      await until(
        () => who.get<Conversation>(`/conversations/${conversationId}`),
        ({ status }) => status === 'closed',
      )
    },
  }
}

/** Letters are keys again. */
async function leaveText(page: Page): Promise<void> {
  if (await page.evaluate(() => document.activeElement!.matches('textarea, input'))) await page.keyboard.press('Escape')
}
