import type { OutPart } from '#channel'
import { type Body, textBody } from './compose-body.ts'

type Button = Extract<OutPart, { kind: 'buttons' }>['buttons'][number]
type List = Extract<OutPart, { kind: 'list' }>

const longestBody = 1024
const longestButton = 20
const longestDetail = 72

/** Buttons to answer with, or one that leads to a page; more pages than that stand as lines in the text. */
export function buttonsBody(text: string, buttons: readonly Button[]): Body[] {
  const replies = buttons.filter(({ url }) => !url)
  const pages = buttons.filter(({ url }) => url)
  if (replies.length === 0 && pages.length === 1) {
    const [{ label, url }] = pages as [Button]
    return interactive(text, body => ({
      type: 'cta_url',
      body,
      action: { name: 'cta_url', parameters: { display_text: label, url } },
    }))
  }
  const words = [text, ...pages.map(({ label, url }) => `${label}: ${url}`)].filter(line => line !== '').join('\n')
  if (replies.length === 0) return [textBody(words)]
  const actions = replies.map(({ id, label }) => ({ type: 'reply', reply: { id, title: label } }))
  return interactive(words, body => ({ type: 'button', body, action: { buttons: actions } }))
}

export const listBody = (text: string, { label, rows }: List): Body[] =>
  interactive(text, body => ({
    type: 'list',
    body,
    action: {
      button: cut(label, longestButton),
      sections: [
        {
          rows: rows.map(({ id, title, detail }) => ({
            id,
            title,
            ...(detail ? { description: cut(detail, longestDetail) } : {}),
          })),
        },
      ],
    },
  }))

/** What is too long to stand above the choice goes before it. */
function interactive(text: string, made: (body: { text: string }) => object): Body[] {
  const from = text.length <= longestBody ? 0 : breakIn(text)
  const before = text.slice(0, from).trimEnd()
  const choice: Body = { type: 'interactive', interactive: made({ text: text.slice(from).trimStart() }) }
  return before === '' ? [choice] : [textBody(before), choice]
}

/** Where the last piece that fits begins: at a line, else at a word, else anywhere. */
function breakIn(text: string): number {
  const least = text.length - longestBody
  const tail = text.slice(least)
  const line = tail.indexOf('\n')
  const at = line >= 0 && line < tail.length - 1 ? line : Math.max(0, tail.indexOf(' '))
  return least + at
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`)
