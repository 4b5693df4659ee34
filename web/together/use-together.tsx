import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { Split } from 'lucide'
import { Button } from '#web/ui'
import { usePart } from '#web/actions'
import { newId, useBrand } from '#web/api'
import { useCase, useHolding, useIncidents } from '#web/cache'
import { bringCaseDeeds, bringLinkCase } from '#web/cases'
import type { MenuDeed } from '#web/overlay'
import { bringHandOver } from '#web/hand-overs'
import { bringLinkPerson } from '#web/linking'
import { useDone } from '#web/outbox'
import { useText } from '#web/texts'
import type { BesideLines } from '#web/thread'
import type { Conversation, Message } from '#protocol'
import { linkingWith } from './linking.ts'
import { mergingWith } from './merging.ts'

type Beside = { lines: BesideLines; dialog: ReactNode }

const LinkCase = lazy(async () => ({ default: (await bringLinkCase()).LinkCase }))
const LinkPerson = lazy(async () => ({ default: (await bringLinkPerson()).LinkPerson }))
const HandOver = lazy(async () => ({ default: (await bringHandOver()).HandOverDialog }))

type Together = {
  conversation: Conversation
  messages: readonly Message[]
  onFault: (fault: unknown) => void
  onElsewhere: (conversationId: string) => void
}

/** Puts on the stage what joins this conversation with others; what its lines and messages offer of that. */
export function useTogether({ conversation, messages, onFault, onElsewhere }: Together): Beside {
  const t = useText()
  const { api } = useBrand()
  const { client, workspaceId, me, sight } = useHolding()
  const { say } = useDone()
  const { id, profileId, customer } = conversation
  const merging = useMemo(
    () => mergingWith({ api, holding: { client, workspaceId, me, sight }, t, say, onFault, onElsewhere }),
    [api, client, workspaceId, me, sight, t, say, onFault, onElsewhere],
  )
  const linking = useMemo(
    () => linkingWith({ api, holding: { client, workspaceId, me, sight }, t, say, onFault }),
    [api, client, workspaceId, me, sight, t, say, onFault],
  )
  const [isHanding, setHanding] = useState(false)
  const [isLinking, setLinking] = useState(false)
  const [isNaming, setNaming] = useState(false)
  const incidents = useIncidents().data ?? NONE
  const { data: found } = useCase(conversation.caseId)
  usePart('together', {
    mergeable: customer.conversations
      .filter(one => one.profileId === profileId && one.id !== id)
      .map(({ id: key, lastText: text, openedAt, status }) => ({ id: key, text, openedAt, status })),
    merge: other => void merging.merge(id, other),
    incidentId: conversation.incidentId,
    incidents,
    toIncident: to => void linking.toIncident(conversation, to),
    openIncident: name => void linking.openIncident(id, name),
    handOver: () => setHanding(true),
    case: conversation.caseId === null ? undefined : found,
    linkCase: () => setLinking(true),
    linkPerson: () => setNaming(true),
    settleCase: reasonId =>
      void bringCaseDeeds().then(
        ({ caseDeedsWith }) =>
          found &&
          caseDeedsWith({ api, holding: { client, workspaceId, me, sight }, t, say, onFault }).settle(found, reasonId),
      ),
  })
  const firstIn = messages.find(({ direction }) => direction !== 'system')?.id
  const isApart = useMemo(() => new Set(partedIn(messages)), [messages])
  const lines: BesideLines = {
    lineEnd: ({ id: lineId, system }): ReactNode => {
      if (!system || !('other' in system)) return undefined
      const { deed, other } = system
      if (deed === 'unmerged') return undefined
      const isMerge = deed === 'merged'
      if (isMerge && isApart.has(lineId)) return undefined
      return (
        <Button kind="ghost" size="s" onClick={() => (isMerge ? merging.unmerge(id, other) : onElsewhere(other))}>
          {t(isMerge ? 'together.unmerge' : 'together.look')}
        </Button>
      )
    },
    deedsOf: (message): MenuDeed[] =>
      message.direction === 'in' && message.id !== firstIn && conversation.status !== 'closed'
        ? [
            {
              key: 'split',
              label: t('deed.split'),
              icon: Split,
              onDo: () => void merging.split(id, message.id),
            },
          ]
        : [],
  }
  const dialog = (
    <Suspense>
      {isLinking && <LinkCase {...{ conversation, onFault }} onGone={() => setLinking(false)} />}
      {isNaming && <LinkPerson {...{ conversation, onFault }} onGone={() => setNaming(false)} />}
      {isHanding && (
        <HandOver
          conversation={conversation}
          onClose={() => setHanding(false)}
          onDone={words => {
            setHanding(false)
            say({ key: newId(), words, until: Date.now() + SAID_MS })
          }}
        />
      )}
    </Suspense>
  )
  return { lines, dialog }
}

const NONE: never[] = []
const SAID_MS = 6000

/** The lines of merges that were undone: the last one of each counts. */
function partedIn(messages: readonly Message[]): string[] {
  const standing = new Map<string, string>()
  const parted: string[] = []
  for (const { id, system } of messages) {
    if (system?.deed === 'merged') standing.set(system.other, id)
    else if (system?.deed === 'unmerged') parted.push(standing.get(system.other) ?? '')
  }
  return parted
}
