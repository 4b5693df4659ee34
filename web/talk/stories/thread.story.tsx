import { Bot } from 'lucide'
import {
  AutomaticMark,
  DaySeparator,
  EventLine,
  Message,
  Meta,
  Note,
  OtherComment,
  PublicBlock,
  Receipt,
  Stretch,
  UnreadSeparator,
} from '#web/talk'
import { Button, Icon } from '#web/ui'
import { Frame, type StoryProps } from '#web/ui/stories'

export function Thread({ say }: StoryProps) {
  return (
    <Frame wide={36}>
      <Mail say={say} />
      <DaySeparator>{say('Hoy, sábado 21 de noviembre', 'Today, Saturday 21 November')}</DaySeparator>
      <Square say={say} />
      <Stretch
        channel="whatsapp"
        channelName="WhatsApp"
        place="Urraca Tienda"
        visibilityText={say('Privado', 'Private')}
        time="11:06"
        isLast
      >
        <EventLine>
          <Icon of={Bot} size="s" />
          {say(
            'Nido, asistente automático, encontró el pedido y la pasó a una persona.',
            'Nido, automatic assistant, found the order and passed her to a person.',
          )}
        </EventLine>
        <Note author="Andrés" aside={say('nota · solo el equipo · 11:11', 'note · team only · 11:11')}>
          @Lucía quedan 6 juntas y 2 cafeteras en Ruzafa. Cámbiala entera, no esperemos a otro envío.
        </Note>
        <UnreadSeparator>{say('Sin leer', 'Unread')}</UnreadSeparator>
        <Message from="customer" author="Marta Iborra">
          ¿Me la cambiáis o no? Llevo así desde el día 13.
        </Message>
        <Message from="customer" author="Marta Iborra" isMore lang="ar">
          هل تشحنون إلى سبتة؟
        </Message>
      </Stretch>
    </Frame>
  )
}

function Mail({ say }: StoryProps) {
  return (
    <Stretch
      channel="email"
      channelName={say('Correo', 'E-mail')}
      place="hola@urraca.example"
      visibilityText={say('Privado', 'Private')}
      time={say('vie 13 nov', 'Fri 13 Nov')}
    >
      <Message from="customer" author="Marta Iborra">
        {say('La cafetera nueva gotea.', 'The new pot drips.')}
      </Message>
    </Stretch>
  )
}

function Square({ say }: StoryProps) {
  return (
    <Stretch
      channel="instagram"
      isPublic
      channelName="Instagram"
      place={say('comentario en @urraca', 'comment on @urraca')}
      visibilityText={say('Público', 'Public')}
      time="10:42"
    >
      <PublicBlock
        post="«Sobremesa de domingo: café con piel de naranja»"
        about={say('Nuestra publicación del 20 nov · 214 comentarios', 'Our post of 20 Nov · 214 comments')}
        deed={
          <Button kind="ghost" size="s">
            {say('Ver hilo', 'See thread')}
          </Button>
        }
      >
        <OtherComment author="pili_cocina">¡Qué ganas de probarla con canela!</OtherComment>
        <Message from="customer" author="Marta Iborra">
          Muy bonita la foto, pero <b>la mía gotea desde el día 13</b> y nadie me dice nada
        </Message>
        <Message
          from="us"
          author="Lucía Peñalver"
          meta={
            <Meta>
              Lucía · 10:49 · <Receipt state="delivered">{say('publicado', 'published')}</Receipt>
            </Meta>
          }
        >
          Tienes razón, Marta, y lo sentimos. Te escribimos por privado para verlo con tu pedido delante.
        </Message>
      </PublicBlock>
    </Stretch>
  )
}

export function Receipts({ say }: StoryProps) {
  const marks = [
    ['sending', say('Enviando…', 'Sending…')],
    ['scheduled', say('Saldrá lun, 9:00', 'Goes Mon, 9:00')],
    ['sent', say('Enviado 11:25', 'Sent 11:25')],
    ['delivered', say('Entregado 11:25', 'Delivered 11:25')],
    ['read', say('Leído 11:27', 'Read 11:27')],
  ] as const
  return (
    <Frame wide={16}>
      {marks.map(([state, words]) => (
        <Message
          key={state}
          from="us"
          meta={
            <Meta>
              <Receipt state={state}>{words}</Receipt>
            </Meta>
          }
        >
          {say('Mañana te confirmo', 'I will confirm tomorrow')}
        </Message>
      ))}
    </Frame>
  )
}

export function Trouble({ say }: StoryProps) {
  const deeds = (
    <>
      <Button size="s">{say('Probar por correo', 'Try by e-mail')}</Button>
      <Button size="s" kind="ghost">
        {say('Copiar', 'Copy')}
      </Button>
    </>
  )
  return (
    <Frame wide={20}>
      <Message
        from="us"
        state="failed"
        deeds={deeds}
        meta={
          <Meta>
            <Receipt state="failed">
              {say('No salió: ese número ya no usa WhatsApp', 'Not sent: that number no longer uses WhatsApp')}
            </Receipt>
          </Meta>
        }
      >
        {say('Te la mando hoy mismo', 'I am sending it today')}
      </Message>
      <Message
        from="us"
        meta={
          <Meta>
            <Receipt state="unsure">
              {say('No sabemos si llegó. Lo estamos preguntando', "We don't know if it arrived. We are asking")}
            </Receipt>
          </Meta>
        }
      >
        {say('¿Te llegó la factura?', 'Did the invoice reach you?')}
      </Message>
    </Frame>
  )
}

export function OtherVoices({ say }: StoryProps) {
  return (
    <Frame wide={20}>
      <Message
        from="bot"
        author="Nido"
        meta={
          <Meta>
            <AutomaticMark>{say('Automático', 'Automatic')} · 11:07</AutomaticMark>
          </Meta>
        }
      >
        {say('Soy un programa. Si prefieres una persona, dilo.', "I'm a program. Ask for a person any time.")}
      </Message>
      <Message
        from="customer"
        state="deleted"
        meta={<Meta>{say('Marta lo borró · 11:09', 'Marta deleted it · 11:09')}</Meta>}
      >
        La cafetera es de 3 tazas
      </Message>
      <Message from="customer" meta={<Meta>{say('editado 11:10', 'edited 11:10')}</Meta>}>
        La cafetera es de 6 tazas
      </Message>
    </Frame>
  )
}
