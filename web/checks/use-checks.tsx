import { type ReactNode, type RefObject, useEffect, useId, useMemo, useRef } from 'react'
import { isFault } from '#web/api'
import { knownLanguage } from '#web/marks'
import type { Draft } from '#web/outbox'
import type { CheckFacts, Conversation, NewMessage, RedirectReason } from '#protocol'
import type { Answering } from './answering.ts'
import { findingsIn, type Mark, marksOf } from './findings.ts'
import { useCheckFacts } from './queries.ts'
import { Questions } from './questions.tsx'
import { useWritingLanguage } from './language.tsx'
import { noChoices, type PromiseChoice, type PromiseChoices } from './promise-choices.ts'
import { useAnswering } from './use-answering.ts'
import { usePromises } from './use-promises.ts'

type Asked = {
  conversation: Conversation
  draft: Draft
  onDraft: (change: (now: Draft) => Draft) => void
  field: RefObject<HTMLTextAreaElement | null>
  /** Why the server did not take the last one. */
  fault: unknown
}

/** With what a reply leaves beside its text. */
export type Beside = Pick<NewMessage, 'redirectReason' | 'movedFrom' | 'promises'>

/** Leaves with what has been answered by then. */
type Leave = (given: Answering) => void

export type Checks = {
  marks: readonly Mark[]
  /** What the text is described by, while something stands in its way. */
  describedBy: string | undefined
  /** It can be written on, and not be published. */
  isStopped: boolean
  questions: ReactNode
  /** They say why the server did not take it. */
  isTold: boolean
  /** In which one writes here, as far as known, and the way to choose another. */
  speaking: ReturnType<typeof useWritingLanguage>
  /** Lets it go, or holds it until what is asked was answered: then the question has the focus. `at`: when it leaves. */
  release: (go: (beside: Beside) => void, at?: number) => void
  /** It has left with this: what was chosen for it is over. Gives the way to choose the same again. */
  done: (beside: Beside) => () => void
}

/** What a reply would give away, and where it would send its reader: said while it is written, held when it leaves. */
export function useChecks({ conversation, draft, onDraft, field, fault }: Asked): Checks {
  const { id, name, customer } = conversation
  const { data } = useCheckFacts(id, draft.kind === 'reply' && draft.text !== '')
  const facts = useMemo(() => data ?? guessed(name, customer), [data, name, customer])
  const [answering, choose] = useAnswering(id)
  const found = useMemo(() => findingsIn(draft, facts), [draft, facts])
  const isUnseen =
    draft.kind === 'reply' && isFault(fault) && (fault.code === 'reply.redirects' || fault.code === 'reply.moves')
  const isAsking = answering.redirectReason === undefined && (found.redirections.length > 0 || isUnseen)
  const isStopped = found.personal.length > 0
  const usual = knownLanguage(conversation.tone) ?? data?.language ?? customer?.language ?? undefined
  const speaking = useWritingLanguage(id, usual)
  const promised = usePromises(draft, speaking.language, answering.promises)
  const { hold, letGo, place } = useHeld(draft)
  const told = useId()
  const giveReason = (redirectReason: RedirectReason): void => {
    const given = { ...answering, redirectReason }
    choose(given)
    field.current?.focus()
    letGo(given)
  }
  const choosePromise = (text: string, choice: PromiseChoice | undefined): void => {
    const given = { ...answering, promises: chosen(answering.promises, text, choice) }
    choose(given)
    field.current?.focus()
    letGo(given)
  }
  /** Whoever has said why may still have to say when. */
  const leaving =
    (go: (beside: Beside) => void, at: number): Leave =>
    given => {
      const promises = promised.at(at, given.promises)
      if (promises) go({ ...besideOf(given), ...(promises.length > 0 && { promises }) })
      else hold(leaving(go, at), '[data-asks] button')
    }
  return {
    marks: useMemo(() => marksOf(found, !isAsking), [found, isAsking]),
    describedBy: isStopped || isAsking ? told : undefined,
    isStopped,
    isTold:
      isFault(fault) && fault.code === 'promise.earlier' && promised.proposals.some(({ state }) => state === 'over'),
    questions: draft.kind === 'reply' && (
      <Questions
        {...{ conversation, draft, onDraft, field, found, answering, choose, isAsking, told, giveReason, place }}
        names={facts.names}
        promises={
          promised.Lines &&
          promised.proposals.length > 0 && (
            <promised.Lines {...{ field, proposals: promised.proposals }} onChoose={choosePromise} />
          )
        }
      />
    ),
    speaking,
    release(go, at = Date.now()) {
      if (draft.kind === 'note') go({})
      else if (isStopped) hold(undefined)
      else if (isAsking) hold(leaving(go, at))
      else leaving(go, at)(answering)
    },
    done({ redirectReason }) {
      if (draft.kind === 'note') return () => undefined
      choose({})
      return () => choose({ ...answering, ...(redirectReason && { redirectReason }) })
    },
  }
}

const besideOf = ({ redirectReason, movedFrom }: Answering): Beside => ({
  ...(redirectReason && { redirectReason }),
  ...(movedFrom && { movedFrom: movedFrom.id }),
})

const chosen = ({ by, ...rest } = noChoices, text: string, choice: PromiseChoice | undefined): PromiseChoices => {
  const { [text]: _, ...others } = by
  // Taken back, it is what was found: also where the text that came back had none there.
  return choice ? { ...rest, by: { ...others, [text]: choice } } : { by: others }
}

/** Until the server has told more, what the conversation knows. */
const guessed = (name: string, customer: Conversation['customer'] | undefined): Omit<CheckFacts, 'language'> => ({
  names: [name, ...(customer?.identities ?? []).map(identity => identity.name)],
  countries: ['ES', 'PT', 'FR', 'GB', 'US', 'BR', 'MX', 'AR', 'CO', 'CL'],
  published: [],
})

/** What was to leave and waits for an answer; written on, it no longer does. */
function useHeld({ text, visibility }: Draft) {
  const place = useRef<HTMLDivElement>(null)
  const held = useRef<Leave>(undefined)
  const forget = (): void => {
    held.current = undefined
    delete place.current?.dataset.held
  }
  useEffect(forget, [text, visibility])
  return {
    place,
    hold(go: Leave | undefined, first = 'button'): void {
      held.current = go
      // Whoever pressed with the mouse sees no ring around the button that has the focus now.
      if (place.current) place.current.dataset.held = ''
      requestAnimationFrame(() => place.current?.querySelector<HTMLElement>(first)?.focus())
    },
    letGo(given: Answering): void {
      const go = held.current
      forget()
      go?.(given)
    },
  }
}
