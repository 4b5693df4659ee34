import { useMutation } from '@tanstack/react-query'
import { CircleCheck } from 'lucide'
import { Button, Callout, TextButton } from '#web/ui'
import type { Api } from '#web/api'
import type { AddressFinding } from '#protocol'
import { type Key, useText } from '#web/texts'
import { Refusal } from './first-run.tsx'
import { wholeAddress } from './time-zones.ts'
import css from './setup.module.css'

type Found = AddressFinding['found']

const SAYS: Record<Found, Key> = {
  reached: 'address.reached',
  plain: 'address.plain',
  other: 'address.other',
  moved: 'address.moved',
  unresolved: 'address.unresolved',
  refused: 'address.refused',
  timeout: 'address.timeout',
  certificate: 'address.certificate',
  'no-https': 'address.no-https',
  private: 'address.private',
}

const TONES: Partial<Record<Found, 'plain' | 'soon'>> = {
  reached: 'plain',
  plain: 'soon',
  moved: 'soon',
  private: 'soon',
}

type AddressCheckProps = { api: Api; address: string; onAddress: (address: string) => void }

/** Asks the server to look at itself from outside, and says what it saw and what to do about it. */
export function AddressCheck({ api, address, onAddress }: AddressCheckProps) {
  const t = useText()
  const check = useMutation({
    mutationFn: (asked: string) => api.post<AddressFinding>('/installation/address-check', { address: asked }),
  })
  const whole = wholeAddress(address)
  const { data, error, isPending } = check
  // What was found belongs to the address that was asked, not to the one that is being written now.
  const isOfThis = check.variables === whole
  return (
    <div className={css.check}>
      <Button size="s" isBusy={isPending} isOff={whole === ''} onClick={() => check.mutate(whole)}>
        {t('setup.address.test')}
      </Button>
      {isOfThis && <Refusal fault={error} />}
      <div role="status">{isOfThis && data && <Finding finding={data} onAddress={onAddress} />}</div>
    </div>
  )
}

function Finding({ finding, onAddress }: { finding: AddressFinding; onAddress: (address: string) => void }) {
  const t = useText()
  const { address, found, status = 0, to = '', detail = '' } = finding
  return (
    <Callout tone={TONES[found] ?? 'late'} icon={found === 'reached' ? CircleCheck : undefined}>
      <bdi className={css.folder}>{address}</bdi>
      <br />
      {t(SAYS[found], { status, to, detail })}
      {found === 'moved' && (
        <>
          {' '}
          <TextButton onClick={() => onAddress(to)}>{t('address.moved.use', { to })}</TextButton>
        </>
      )}
    </Callout>
  )
}
