import type { Instagram } from './instagram.ts'

const hourMs = 3_600_000

/** An account on which something has happened already: who wrote when, a post with comments. */
export function instagramSeeds({ talks, comments }: Instagram, account: string, now: number): void {
  talks.heard.set('9001', now - hourMs)
  talks.heard.set('9002', now - 72 * hourMs)
  const put = (id: string, author: string, text: string, parent?: string) => {
    const known = { id, media: '17900000000000001', author, text, at: now - hourMs }
    comments.set(id, { ...known, isHidden: false, wasRepliedTo: false, ...(parent === undefined ? {} : { parent }) })
  }
  put('17865799348089039', '9001', 'Price?')
  put('17866', '9003', 'same question', '17865799348089039')
  put('17870', account, '12 €', '17865799348089039')
}
