/** What one message of the platform says, without whom it goes to: `{ type, [type]: … }`. */
export type Body = { type: string } & Record<string, unknown>

export const textBody = (text: string): Body => ({
  type: 'text',
  text: { body: text, ...(/https?:\/\//i.test(text) ? { preview_url: true } : {}) },
})
