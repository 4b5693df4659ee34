import { useMemo, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Reason } from '#protocol'
import type { TalkPart } from '#web/actions'
import { useBrand } from '#web/api'
import { drawerOf, useHolding } from '#web/cache'
import { type Closing, fieldsQuery, filledQuery, missingIn, useFilled } from '#web/fields'
import { choicesOf, noteUsed, readUsed } from '#web/reasons'

/** What closing has to choose from, the reasons used last first, and what is asked before: `asked` until it is answered. */
export function useClosing(id: string, reasons: readonly Reason[]) {
  const { api, workspace } = useBrand()
  const client = useQueryClient()
  const whose = drawerOf(useHolding())
  const [asked, ask] = useState<Closing>()
  // Kept at hand, so that it is known at once when somebody closes.
  useFilled(id)
  const part = useMemo<Pick<TalkPart, 'reasons' | 'settle'>>(() => {
    const missing = async () => {
      const fields = await client.ensureQueryData(fieldsQuery(api, workspace.id))
      if (!fields.some(({ isRequired, isArchived }) => isRequired && !isArchived)) return []
      return missingIn(fields, await client.ensureQueryData(filledQuery(api, workspace.id, id)))
    }
    return {
      reasons: () => choicesOf(reasons, readUsed(localStorage, whose)),
      settle(reasonId, then) {
        noteUsed(localStorage, whose, reasonId)
        // Where it cannot be asked now, the server says what is missing.
        void missing()
          .catch(() => [])
          .then(fields => (fields.length > 0 ? ask({ missing: fields, then }) : then()))
      },
    }
  }, [api, client, workspace.id, id, reasons, whose])
  return { part, asked, answer: () => ask(undefined) }
}
