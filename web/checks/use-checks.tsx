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
import { PromiseLines } from './promise-lines.tsx'
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
export type Beside = Pick<NewMessage, 'redirectReason' | 'movedFrom'>

export type Checks = {
  marks: readonly Mark[]
  /** What the text is described by, while something stands in its way. */
  describedBy: string | undefined
  /** It can be written on, and not be published. */
  isStopped: boolean
  questions: ReactNode
  /** In which one writes here, as far as known, and the way to choose another. */
  speaking: ReturnType<typeof useWritingLanguage>
  /** Lets it go at once, or holds it until it has been said why: then the question has the focus. */
  release: (go: (beside: Beside) => void) => void
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
  const promised = usePromises(draft, speaking.language)
  const { hold, letGo, place } = useHeld(draft)
  const told = useId()
  const giveReason = (redirectReason: RedirectReason): void => {
    const given = { ...answering, redirectReason }
    choose(given)
    field.current?.focus()
    letGo(besideOf(given))
  }
  return {
    marks: useMemo(() => marksOf(found, !isAsking), [found, isAsking]),
    describedBy: isStopped || isAsking ? told : undefined,
    isStopped,
    questions: draft.kind === 'reply' && (
      <Questions
        {...{ conversation, draft, onDraft, field, found, answering, choose, isAsking, told, giveReason, place }}
        names={facts.names}
        promises={
          promised.promises.length > 0 && (
            <PromiseLines
              {...{ field, promises: promised.promises, open: promised.open }}
              onUndated={() => {
                promised.allow()
                field.current?.focus()
                letGo({})
              }}
            />
          )
        }
      />
    ),
    speaking,
    release(go) {
      // Whoever has said why may still have to say when.
      const goDated = (beside: Beside): void => (promised.open.length > 0 ? hold(() => go(beside)) : go(beside))
      if (draft.kind === 'note') go({})
      else if (isStopped) hold(undefined)
      else if (isAsking) hold(goDated)
      else goDated(besideOf(answering))
    },
    done({ redirectReason }) {
      if (draft.kind === 'note') return () => undefined
      choose({})
      promised.forget()
      return () => choose({ ...answering, ...(redirectReason && { redirectReason }) })
    },
  }
}

const besideOf = ({ redirectReason, movedFrom }: Answering): Beside => ({
  ...(redirectReason && { redirectReason }),
  ...(movedFrom && { movedFrom: movedFrom.id }),
})

/** Until the server has told more, what the conversation knows. */
const guessed = (name: string, customer: Conversation['customer'] | undefined): Omit<CheckFacts, 'language'> => ({
  names: [name, ...(customer?.identities ?? []).map(identity => identity.name)],
  countries: ['ES', 'PT', 'FR', 'GB', 'US', 'BR', 'MX', 'AR', 'CO', 'CL'],
  published: [],
})

/** What was to leave and waits for an answer; written on, it no longer does. */
function useHeld({ text, visibility }: Draft) {
  const place = useRef<HTMLDivElement>(null)
  const held = useRef<(beside: Beside) => void>(undefined)
  const forget = (): void => {
    held.current = undefined
    delete place.current?.dataset.held
  }
  useEffect(forget, [text, visibility])
  return {
    place,
    hold(go: ((beside: Beside) => void) | undefined): void {
      held.current = go
      // Whoever pressed with the mouse sees no ring around the button that has the focus now.
      if (place.current) place.current.dataset.held = ''
      requestAnimationFrame(() => place.current?.querySelector('button')?.focus())
    },
    letGo(beside: Beside): void {
      const go = held.current
      forget()
      go?.(beside)
    },
  }
}
