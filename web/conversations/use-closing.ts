import { useMemo, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Reason } from '#protocol'
import { type TalkPart, useAsked } from '#web/actions'
import { useBrand } from '#web/api'
import { drawerOf, useHolding } from '#web/cache'
import { type Closing, fieldsQuery, filledQuery, missingIn, useFilled } from '#web/fields'
import { choicesOf, noteUsed, readUsed, SURE, useProposed } from '#web/reasons'
import { useText } from '#web/texts'
import { DEEDS } from './deed-names.ts'

const NONE: readonly string[] = []
const CLOSING: readonly string[] = [DEEDS.close, DEEDS.sendClose, DEEDS.settleCase]

/** What closing has to choose from, what is proposed first, then the reasons used last, and what is asked before: `asked` until it is answered. */
export function useClosing(id: string, reasons: readonly Reason[], isClosed: boolean) {
  const t = useText()
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const whose = drawerOf(useHolding())
  const [asked, ask] = useState<Closing>()
  const choosing = useAsked()
  const isChoosing = choosing !== undefined && CLOSING.includes(choosing)
  const found = useProposed(isClosed ? NONE : [id], isChoosing)
  // Kept at hand, so that it is known at once when somebody closes.
  useFilled(id)
  const part = useMemo<Pick<TalkPart, 'reasons' | 'settle'>>(() => {
    const missing = async () => {
      const fields = await client.ensureQueryData(fieldsQuery(api, workspace.id))
      if (!fields.some(({ isRequired, isArchived }) => isRequired && !isArchived)) return []
      return missingIn(fields, await client.ensureQueryData(filledQuery(api, workspace.id, id)))
    }
    const proposed = (found[0]?.proposed ?? []).map(({ reasonId, sure }) => ({ reasonId, words: t(SURE[sure]) }))
    return {
      reasons: () => choicesOf(reasons, readUsed(localStorage, whose), proposed),
      settle(reasonId, then) {
        noteUsed(localStorage, whose, reasonId)
        // Where it cannot be asked now, the server says what is missing.
        void missing()
          .catch(() => [])
          .then(fields => (fields.length > 0 ? ask({ missing: fields, then }) : then()))
      },
    }
  }, [api, client, workspace.id, id, reasons, whose, found, t])
  return { part, asked, answer: () => ask(undefined) }
}
