import { useState } from 'react'
import { UserRound } from 'lucide'
import { AskedFloat, type Choice, Finder } from '#web/actions'
import { useCalled } from '#web/customers'
import { useChannelName } from '#web/profiles'
import { useFormats, usePageTexts, useText } from '#web/texts'
import type { Conversation } from '#protocol'
import { useFoundPeople } from './queries.ts'
import { useLinking } from './use-linking.ts'

type LinkPersonProps = { conversation: Conversation; onFault: (fault: unknown) => void; onGone: () => void }

/** Who the customer is, too: whoever is found by name, number or address. */
export function LinkPerson({ conversation, onFault, onGone }: LinkPersonProps) {
  const t = useText()
  if (!usePageTexts()) return null
  return (
    <AskedFloat name="together.person" label={t('deed.person')} onGone={onGone}>
      {close => <Finding {...{ conversation, onFault }} onDone={close} />}
    </AskedFloat>
  )
}

function Finding({ conversation, onFault, onDone }: Omit<LinkPersonProps, 'onGone'> & { onDone: () => void }) {
  const t = useText()
  const formats = useFormats()
  const called = useCalled()
  const channelName = useChannelName()
  const { link } = useLinking(onFault)
  const [search, setSearch] = useState('')
  const { customerId, customer } = conversation
  const choices = useFoundPeople(search)
    .people.filter(({ id }) => id !== customerId)
    .map(({ id, name, channel, at }): Choice => ({
      key: id,
      label: called(name),
      hint: t('linking.found', { channel: channelName(channel), at: formats.date(at) }),
      // What the server has found answers to what was written, however it is called.
      also: search,
      icon: UserRound,
      run: () => void link(customerId, { id, name: called(name) }),
    }))
  return (
    <Finder
      label={t('linking.who')}
      note={t('linking.note', { name: called(customer.name) })}
      {...{ choices, onDone }}
      onSearch={setSearch}
    />
  )
}
