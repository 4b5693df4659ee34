import type { Facebook } from './facebook.ts'

const hourMs = 3_600_000

/** A page on which something has happened already: who wrote when, a post with comments, a visitor's post. */
export function facebookSeeds({ talks, comments }: Facebook, page: string, now: number): void {
  talks.heard.set('7001', now - hourMs)
  talks.heard.set('7002', now - 72 * hourMs)
  const put = (id: string, parent: string, author: string, message: string) =>
    comments.set(id, { id, parent, author, message, at: now - hourMs, isHidden: false, isLiked: false })
  put(`${page}_5501`, '', page, 'New mugs')
  put(`${page}_5510`, '', '7003', 'Visitor post')
  put('5501_9001', `${page}_5501`, '7001', 'Does it come in red?')
  put('5501_9002', '5501_9001', '7001', 'And in blue?')
  put('5501_9050', '5501_9001', page, 'Yes.')
  put('5501_9051', '5501_9001', page, 'No.')
}
