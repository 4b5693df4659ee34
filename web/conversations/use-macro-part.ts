import { type Conversation, holdMs, type MacroRun, type Row } from '#protocol'
import type { TalkPart } from '#web/actions'
import { newId, useBrand } from '#web/api'
import { askAgain, markAnswer, markRow, useHolding } from '#web/cache'
import { useMacros } from '#web/macros'
import { useDone } from '#web/outbox'
import { useText } from '#web/texts'

const NONE: never[] = []

/** What can be done in one go, and taken back in one go. What a run leaves behind is told by the stream. */
export function useMacroPart(
  { id, name, composer }: Conversation,
  onRefused: (fault: unknown) => void,
): Pick<TalkPart, 'macros' | 'runMacro'> {
  const { api } = useBrand()
  const { say } = useDone()
  const t = useText()
  const holding = useHolding()
  const macros = useMacros().data ?? NONE
  const refused = (fault: unknown): void => {
    askAgain(holding, id)
    onRefused(fault)
  }
  const undo = (runId: string): void =>
    void api.remove(`/macro-runs/${runId}`).then(() => askAgain(holding, id), refused)
  return {
    macros,
    runMacro(macroId) {
      const macro = macros.find(one => one.id === macroId)
      const run: MacroRun = { id: newId(), visibility: composer.faces[0]?.visibility ?? 'private' }
      onRefused(undefined)
      const asked = api.post<Row>(`/conversations/${id}/macros/${macroId}`, run)
      void markAnswer(asked, row => markRow(holding, id, row)).then(() => {
        const words = t('done.macro', { macro: macro?.name ?? '', name })
        say({ key: run.id, words, until: Date.now() + holdMs, undo: () => undo(run.id) })
      }, refused)
    },
  }
}
