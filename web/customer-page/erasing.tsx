import { useEffect, useEffectEvent, useState } from 'react'
import { Ellipsis } from 'lucide'
import { isFault, useFaultWords } from '#web/api'
import { Menu } from '#web/overlay'
import { Sure } from '#web/page'
import { useFormats, useText } from '#web/texts'
import { Callout, Icon, IconButton } from '#web/ui'
import { useWays } from '#web/ways'
import { useErase, useErasure, useForget } from './queries.ts'

/** Forgetting somebody: behind a menu, and asked twice. */
export function EraseMenu({ id, name }: { id: string; name: string }) {
  const t = useText()
  const [isAsked, setAsked] = useState(false)
  const erase = useErase(id)
  const deed = { key: 'erase', label: t('customers.erase'), onDo: () => setAsked(true) }
  return (
    <>
      <Menu
        label={t('customers.more-deeds')}
        groups={[[deed]]}
        renderTrigger={props => (
          <IconButton {...props} name={t('customers.more-deeds')}>
            <Icon of={Ellipsis} />
          </IconButton>
        )}
      />
      <Sure
        title={t('customers.erase.sure', { name })}
        deed={t('customers.erase')}
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        onDo={() => erase.mutate()}
      >
        {t('customers.erase.what')}
      </Sure>
      <Refused fault={erase.error} />
    </>
  )
}

function Refused({ fault }: { fault: unknown }) {
  const words = useFaultWords()
  if (!fault) return null
  return (
    <Callout tone="late">
      <span role="alert">{words(fault)}</span>
    </Callout>
  )
}

/** That somebody is being forgotten, or what it waits for; once it is done one is led away. */
export function Erasing({ id }: { id: string }) {
  const t = useText()
  const formats = useFormats()
  const ways = useWays()
  const { data, error } = useErasure(id)
  const isGone = isFault(error) && error.status === 404
  const forget = useForget(id)
  const leave = useEffectEvent(() => {
    ways.go(ways.customers(), { replaces: true })
    forget()
  })
  useEffect(() => {
    if (isGone) leave()
  }, [isGone])
  if (!data) return null
  const numbers = data.cases.map(number => `#${number}`)
  return (
    <Callout tone="soon">
      <span role="status">
        {numbers.length === 0
          ? t('customers.erasing')
          : t('customers.erasing.waits', { count: numbers.length, numbers: formats.list(numbers) })}
      </span>
    </Callout>
  )
}
