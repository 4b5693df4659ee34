import { useEffect, useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button, Kbd, TextButton } from '#web/ui'
import { RadioCards, TextInput } from '#web/form'
import { LoadingShape } from '#web/states'
import { ChannelMark } from '#web/talk'
import { type Api, apiOf } from '#web/api'
import { WebPreview } from '#web/look'
import type { ChannelCard, Counts, Installation, Me, NewProfile, ProfileCard, ProfileKept } from '#protocol'
import { useLanguage, useText } from '#web/texts'
import { AddressCheck } from './address-check.tsx'
import { brandWords, Deeds, Refusal } from './first-run.tsx'
import { SetupFrame, Step } from './setup-frame.tsx'
import { wholeAddress } from './time-zones.ts'
import css from './setup.module.css'

type Brand = Me['workspaces'][number]

type FirstChannelProps = {
  /** Of which brand; the newest, unless told. */
  brandId: string | undefined
  placesOf: (brands: readonly Brand[], brandId: string) => Places
}

/** Where one goes on to: the desk, the channels, one of them to be set up. */
type Places = { desk: string; channels: string; newChannel: (channel: string) => string }

const CHAT = 'web-chat'
/** What most brands are asked for first; the others are a step away. */
const USUAL = [CHAT, 'whatsapp', 'email', 'instagram']

/** The third thing of the first run: a channel that works at once, tried at once. */
export function FirstChannel({ brandId, placesOf }: FirstChannelProps) {
  const t = useText()
  const client = useQueryClient()
  const me = client.getQueryData<Me | null>(['me'])
  const brand = me?.workspaces.find(({ id }) => id === brandId) ?? me?.workspaces.at(-1)
  if (!me || !brand) return <LoadingShape as="page" label={t('common.loading')} />
  return <Choosing me={me} brand={brand} api={apiOf(brand.id)} places={placesOf(me.workspaces, brand.id)} />
}

function Choosing({ me, brand, api, places }: { me: Me; brand: Brand; api: Api; places: Places }) {
  const t = useText()
  const router = useRouter()
  const client = useQueryClient()
  const { language } = useLanguage()
  const channels = useQuery({
    queryKey: ['channels', brand.id, language],
    queryFn: () => api.get<ChannelCard[]>('/channels', { language }),
  })
  const installation = client.getQueryData<Installation>(['installation'])
  const [address, setAddress] = useState(installation?.publicAddress ?? location.origin)
  const [chosen, setChosen] = useState(CHAT)
  const greeting = t('look.greeting.usual')
  const look = { color: brand.color, greeting, position: 'end' as const }
  const keepAddress = async (): Promise<void> => {
    if (address !== installation?.publicAddress)
      await api.patch('/installation', { publicAddress: wholeAddress(address) })
  }
  const open = useMutation({
    mutationFn: async () => {
      await keepAddress()
      const asked: NewProfile = {
        channel: CHAT,
        name: brand.name,
        function: 'service',
        language: brand.language,
        settings: {},
        look,
      }
      const existing = await api.get<ProfileCard[]>('/profiles')
      return existing.find(one => one.channel === CHAT) ?? (await api.post<ProfileKept>('/profiles', asked))
    },
  })
  const isChat = chosen === CHAT
  const goTo = (place: string): void => {
    void client.invalidateQueries()
    router.history.push(place)
  }
  // The others are told our address while they are set up: it has to be kept before.
  const leave = useMutation({ mutationFn: keepAddress })
  const leaveFor = (place: string): void => leave.mutate(undefined, { onSuccess: () => goTo(place) })
  const toDesk = (): void => goTo(places.desk)
  return (
    <SetupFrame
      title={t('setup.title')}
      say={t('setup.say')}
      beside={
        <aside className={css.beside} aria-label={t('setup.preview')}>
          <WebPreview
            name={brand.name}
            website={brand.website}
            look={look}
            language={brand.language}
            {...(open.data && { profileId: open.data.id })}
          />
        </aside>
      }
    >
      <ol className={css.list}>
        <Step number={1} state="done" title={t('setup.brand')} text={brandWords(brand, t)} />
        <Step number={2} state="done" title={t('setup.you')} text={`${me.person.name} · ${me.person.email}`} />
        <Step
          number={3}
          state="now"
          title={t('setup.channel')}
          text={open.data ? t('setup.channel.try') : t('setup.channel.ask')}
        >
          {open.data ? (
            <Trying api={api} profileId={open.data.id} onOpen={toDesk} />
          ) : (
            <form
              className={css.form}
              onSubmit={event => {
                event.preventDefault()
                if (isChat) open.mutate()
                else leaveFor(places.newChannel(chosen))
              }}
            >
              <Offered
                channels={channels.data}
                chosen={chosen}
                onChoose={setChosen}
                onAll={() => leaveFor(places.channels)}
              />
              <TextInput
                label={t('setup.address')}
                help={isLocal(address) ? t('setup.address.local') : t('setup.address.help')}
                isMono
                required
                value={address}
                onChange={setAddress}
                onBlur={() => setAddress(wholeAddress(address))}
              />
              <AddressCheck api={api} address={address} onAddress={setAddress} />
              <Refusal fault={open.error ?? leave.error} />
              <Deeds>
                <Button type="submit" kind="primary" size="l" isBusy={open.isPending || leave.isPending}>
                  {isChat ? t('setup.turn-on') : t('setup.connect')} <Kbd keys="↵" />
                </Button>
                <TextButton onClick={toDesk}>{t('setup.later')}</TextButton>
              </Deeds>
            </form>
          )}
        </Step>
      </ol>
    </SetupFrame>
  )
}

const isLocal = (address: string): boolean => /^https?:\/\/(localhost|127\.|\[::1\])/i.test(address)

type OfferedProps = {
  channels: ChannelCard[] | undefined
  chosen: string
  onChoose: (channel: string) => void
  onAll: () => void
}

/** Those that most brands begin with, the one that works at once first, and the way to all there are. */
function Offered({ channels, chosen, onChoose, onAll }: OfferedProps) {
  const t = useText()
  if (!channels) return <LoadingShape label={t('common.loading')} count={USUAL.length} />
  const usual = USUAL.flatMap(id => channels.find(card => card.id === id) ?? [])
  return (
    <>
      <RadioCards
        label={t('setup.channel')}
        value={chosen}
        onChange={onChoose}
        cards={usual.map(card => ({
          value: card.id,
          title: card.name,
          text: card.words['about'],
          start: <ChannelMark of={card.id} size={28} />,
          end: card.id === CHAT ? <span className={css.ready}>{t('setup.ready')}</span> : undefined,
        }))}
      />
      {channels.length > usual.length && (
        <p className={css.stepText}>
          <TextButton onClick={onAll}>{t('setup.channels.all', { count: channels.length })}</TextButton>
        </p>
      )}
      {chosen !== CHAT && <p className={css.stepText}>{t('setup.in-channels.help')}</p>}
    </>
  )
}

/** The real chat stands beside: whoever writes there is the first customer. */
function Trying({ api, profileId, onOpen }: { api: Api; profileId: string; onOpen: () => void }) {
  const t = useText()
  const counts = useQuery({
    queryKey: ['setup-counts', profileId],
    queryFn: () => api.get<Counts>('/counts'),
    refetchInterval: 1500,
  })
  const isThere = (counts.data?.unassigned ?? 0) > 0
  const [wasThere, setThere] = useState(false)
  useEffect(() => {
    if (isThere) setThere(true)
  }, [isThere])
  return (
    <div className={css.form}>
      <p className={css.try} role="status">
        {wasThere ? t('setup.arrived') : t('setup.try')}
      </p>
      <Deeds>
        <Button kind="primary" size="l" onClick={onOpen}>
          {t('setup.open')} <Kbd keys="↵" />
        </Button>
        <TextButton onClick={() => window.open(`/chat/test/${profileId}`, '_blank', 'noopener')}>
          {t('connect.test')}
        </TextButton>
      </Deeds>
    </div>
  )
}
