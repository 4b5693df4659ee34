import { useState } from 'react'
import { TextButton } from '#web/ui'
import { find } from '#web/actions'
import { Checkbox, FieldGroup, TextInput } from '#web/form'
import type { SettingsTried } from '#protocol'
import { useText } from '#web/texts'
import css from './accounts.module.css'

export type Account = SettingsTried['found'][number] & { isOn: boolean }

type AccountsProps = { accounts: readonly Account[]; onAccounts: (accounts: Account[]) => void }

const FEW = 7

/** The accounts that the credentials reach: which are wanted, and how each is called here. */
export function Accounts({ accounts, onAccounts }: AccountsProps) {
  const t = useText()
  const [search, setSearch] = useState('')
  const shown = accounts.filter(({ name, handle = '' }) => !search || find(search, name) || find(search, handle))
  const change = (key: string, to: Partial<Account>): void =>
    onAccounts(accounts.map(account => (account.key === key ? { ...account, ...to } : account)))
  const turnAll = (isOn: boolean): void => onAccounts(accounts.map(account => ({ ...account, isOn })))
  const count = accounts.filter(account => account.isOn).length
  return (
    <FieldGroup title={t('adding.accounts')} help={t('adding.accounts.help')}>
      {accounts.length > FEW && (
        <TextInput label={t('adding.accounts.search')} type="search" value={search} onChange={setSearch} />
      )}
      <div className={css.all}>
        <span role="status">{t('adding.accounts.count', { count, all: accounts.length })}</span>
        <TextButton onClick={() => turnAll(true)}>{t('adding.accounts.all')}</TextButton>
        <TextButton onClick={() => turnAll(false)}>{t('adding.accounts.no')}</TextButton>
      </div>
      <ul className={css.accounts}>
        {shown.map(({ key, name, handle, isOn }) => (
          <li key={key} className={css.account}>
            <Checkbox
              label={<bdi>{name}</bdi>}
              help={handle && <bdi>{handle}</bdi>}
              isOn={isOn}
              onChange={on => change(key, { isOn: on })}
            />
            {isOn && (
              <TextInput
                label={t('adding.account.name', { name: handle ?? key })}
                isLabelHidden
                required
                maxLength={120}
                value={name}
                onChange={next => change(key, { name: next })}
              />
            )}
          </li>
        ))}
      </ul>
    </FieldGroup>
  )
}
