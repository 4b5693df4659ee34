import { ChannelMark } from '#web/talk'
import { TextLink } from '#web/ui'
import { Frame, type StoryProps } from '#web/ui/stories'
import { ConnectionRow } from '../connection-row.tsx'

/** A connection with several profiles: its own health is said once, and beside a profile only what ails it alone. */
export function Several({ say }: StoryProps) {
  const link = (name: string) => <TextLink href="#connections">{name}</TextLink>
  return (
    <Frame>
      <ConnectionRow
        start={<ChannelMark of="whatsapp" size={28} />}
        title="WhatsApp"
        text={say('3 perfiles en una conexión', '3 profiles on one connection')}
        deed={link(say('Añadir cuentas', 'Add accounts'))}
        condition={{ tone: 'good', words: say('Recibiendo · hace 2 minutos', 'Receiving · 2 minutes ago') }}
      />
      <ConnectionRow
        isWithin
        title={link('Urraca Ruzafa')}
        text={say('Tienda · Español', 'Shop · Spanish')}
        condition={undefined}
      />
      <ConnectionRow
        isWithin
        title={link('Urraca Outlet')}
        text={say('Atención · Español', 'Service · Spanish')}
        condition={{
          tone: 'late',
          words: say('Con problemas · hace 3 horas', 'In trouble · 3 hours ago'),
          why: say(
            'La gente bloquea o denuncia el número: Meta valora baja su calidad y puede limitarlo.',
            'People block or report the number: Meta rates its quality low and may limit it.',
          ),
        }}
      />
      <ConnectionRow
        isWithin
        title={link('Urraca Prensa')}
        text={say('Corporativo · Inglés', 'Corporate · English')}
        condition={{ tone: 'plain', words: say('Apagado', 'Off') }}
      />
    </Frame>
  )
}

/** Profiles that are alone on their connection, each with what is to be said of it first. */
export function Alone({ say }: StoryProps) {
  const link = (name: string) => <TextLink href="#connections">{name}</TextLink>
  return (
    <Frame>
      <ConnectionRow
        start={<ChannelMark of="facebook" size={28} />}
        title={link('Urraca')}
        text={say('Facebook · Atención · Español', 'Facebook · Service · Spanish')}
        condition={{
          tone: 'late',
          words: say('Falla · hace 20 minutos', 'Failing · 20 minutes ago'),
          why: say(
            'Meta no acepta el token de acceso: ha caducado o se ha retirado. Genera otro.',
            'Meta does not take the access token: it ran out or was withdrawn. Make another.',
          ),
        }}
      />
      <ConnectionRow
        start={<ChannelMark of="api" size={28} />}
        title={link(say('La aplicación', 'The app'))}
        text={say('API · Atención · Español', 'API · Service · Spanish')}
        condition={{
          tone: 'late',
          words: say('12 avisos rechazados · hace 1 minuto', '12 notices rejected · 1 minute ago'),
          why: say(
            'La firma no es buena: ¿es el mismo secreto en los dos lados?',
            'The signature is not good: is it the same secret on both sides?',
          ),
        }}
      />
      <ConnectionRow
        start={<ChannelMark of="instagram" size={28} />}
        title={link('@urraca')}
        text={say('Instagram · Atención · Español', 'Instagram · Service · Spanish')}
        condition={{
          tone: 'soon',
          words: say('El acceso caduca dentro de 5 días', 'Access runs out in 5 days'),
          why: say(
            'Renuévalo antes en la plataforma y pega aquí el nuevo.',
            'Renew it there before that, and paste the new one here.',
          ),
        }}
      />
      <ConnectionRow
        start={<ChannelMark of="web-chat" size={28} />}
        title={link('urraca.example')}
        text={say('Chat web · Atención · Español', 'Web chat · Service · Spanish')}
        condition={{ tone: 'plain', words: say('Aún no ha llegado nada', 'Nothing has come yet') }}
      />
    </Frame>
  )
}
