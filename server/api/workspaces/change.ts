import { changeWorkspace } from '#accounts'
import type { Noun } from '#api'
import { brand, workspace } from '#api/schemas'

const { name, website, timeZone, language, color } = brand.shape
const body = brand.extend({
  name: name.exactOptional(),
  website: website.exactOptional(),
  timeZone: timeZone.exactOptional(),
  language: language.exactOptional(),
  color: color.exactOptional(),
})

const schema = { summary: 'Change what the brand says of itself', body, response: { 200: workspace } }

/** PATCH /api/v1/workspace: the one that is asked in. */
export const change: Noun = (app, { database }) => {
  app.patch('/api/v1/workspace', { schema }, ({ who, body: changed }) => changeWorkspace(database, who, changed))
}
