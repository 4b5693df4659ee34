import { mustBeAble, record, type Who } from '#accounts'
import { personOf } from '#conversations'
import type { Tx } from '#db'
import { cleanText, Fault, newId } from '#lib'
import type { ConsentText, Purpose } from '#protocol'
import { addText, listTexts } from './store.ts'

const longestText = 5000

/** All texts with all their versions, the latest of each purpose first. */
export const consentTexts = (tx: Tx, { workspaceId }: Who): Promise<ConsentText[]> => listTexts(tx, workspaceId)

/**
 * What people are shown from now on; those before stay as they were agreed to.
 * @throws Fault `forbidden`, `consent-text.empty`, `consent-text.too-long` (422)
 */
export async function addConsentText(
  tx: Tx,
  who: Who,
  { purpose, texts, now }: { purpose: Purpose; texts: Record<string, string>; now: number },
): Promise<ConsentText> {
  mustBeAble(who, 'administer')
  const said = Object.entries(texts)
    .map(([language, text]) => [language, cleanText(text).trim()] as const)
    .filter(([, text]) => text !== '')
  if (said.length === 0) throw new Fault('consent-text.empty', 422)
  if (said.some(([, text]) => text.length > longestText))
    throw new Fault('consent-text.too-long', 422, { max: longestText })
  const row = { id: newId(now), purpose, texts: Object.fromEntries(said), madeAt: now, madeBy: personOf(who) }
  const made = await addText(tx, who.workspaceId, row)
  await record(tx, who, 'consent-text.added', made.id, { purpose, version: made.version })
  return made
}
