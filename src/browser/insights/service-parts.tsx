import type { ServiceReport } from '../../core/answers.ts'
import { SERVICE_TIMES } from '../../core/service-figures.ts'
import { Bar } from './searches.tsx'
import type { Shown } from './shown.ts'
import { type Column, Table } from './table.tsx'

type Part = ServiceReport['locales'][number] | ServiceReport['channels'][number]

/** Cases by channel, and the five largest categories of each. */
export function Channels({ shown, report: { channels } }: { shown: Shown; report: ServiceReport }) {
  const { t, text, topics } = shown
  const name = (channel: string) => (channel === 'chat' || channel === 'ticket' ? t(`channel.${channel}`) : channel)
  return (
    <>
      <section aria-labelledby="channels">
        <h2 id="channels">{t('service.byChannel')}</h2>
        <Parts
          shown={shown}
          head={t('service.channel')}
          file="service-by-channel"
          parts={channels}
          nameOf={({ channel }) => channel}
          say={({ channel }) => name(channel)}
        />
      </section>
      <div class="two">
        {channels.map(({ channel, categories }) => (
          <section aria-labelledby={`categories-${channel}`}>
            <h2 id={`categories-${channel}`}>{t('service.categories', { channel: name(channel) })}</h2>
            {categories === null ? (
              <p class="soft">{t('service.noCategories')}</p>
            ) : (
              <Table
                t={t}
                caption={t('service.categories', { channel: name(channel) })}
                rows={categories.top}
                all={categories.top}
                columns={[
                  { head: t('filters.topic'), kind: 'text', cell: ({ category }) => topics.get(category) ?? category },
                  {
                    head: t('share'),
                    kind: 'bar',
                    cell: ({ count }) => (
                      <Bar of={count} over={categories.over} said={text.share(count, categories.over)} />
                    ),
                  },
                  { head: t('service.opened'), kind: 'number', cell: ({ count }) => text.both(count, categories.over) },
                ]}
                download={{
                  file: `categories-${channel}`,
                  heads: [t('filters.topic'), t('service.opened'), t('rates.over')],
                  line: ({ category, count }) => [category, count, categories.over],
                }}
              />
            )}
          </section>
        ))}
      </div>
    </>
  )
}

/** The same by language. */
export function ServiceLanguages({ shown, report: { locales } }: { shown: Shown; report: ServiceReport }) {
  const { t, names } = shown
  return (
    <section aria-labelledby="service-languages">
      <h2 id="service-languages">{t('locales.title')}</h2>
      <Parts
        shown={shown}
        head={t('locales.locale')}
        file="service-by-language"
        parts={locales}
        nameOf={({ locale }) => locale}
        say={({ locale }) => <bdi lang={locale}>{names.get(locale) ?? locale}</bdi>}
      />
    </section>
  )
}

interface Props<P extends Part> {
  shown: Shown
  head: string
  file: string
  parts: readonly P[]
  nameOf(part: P): string
  say: Column<P>['cell']
}

function Parts<P extends Part>({ shown: { t, text }, head, file, parts, nameOf, say }: Props<P>) {
  const time = (of: 'first_response' | 'resolution'): Column<P> => ({
    head: t(`service.${of}`),
    kind: 'number',
    cell: ({ times }) => (
      <>
        {text.time(times[of].median)}
        {times[of].over > 0 && <span class="definition">{t('service.timed', { count: times[of].over })}</span>}
        {times[`${of}_business`].over > 0 && (
          <span class="definition">{t('service.inBusiness', { time: text.time(times[`${of}_business`].median) })}</span>
        )}
      </>
    ),
  })
  return (
    <Table
      t={t}
      caption={head}
      rows={parts}
      all={parts}
      columns={[
        { head, kind: 'text', cell: say },
        { head: t('service.opened'), kind: 'number', cell: ({ counts }) => text.count(counts.cases ?? 0) },
        { head: t('service.solved'), kind: 'number', cell: ({ counts }) => text.count(counts.solved_on_day ?? 0) },
        time('first_response'),
        time('resolution'),
        {
          head: t('name.csat'),
          kind: 'number',
          cell: ({ figures: { csat } }) => (
            <>
              {text.rate(csat)} <span class="definition">{text.both(csat.of, csat.over)}</span>
            </>
          ),
        },
      ]}
      download={{
        file,
        heads: [
          head,
          t('service.opened'),
          t('service.solved'),
          t('service.first_response'),
          t('service.first_response_business'),
          t('service.resolution'),
          t('service.resolution_business'),
          t('name.csat'),
          t('rates.over'),
        ],
        line: (part) => [
          nameOf(part),
          part.counts.cases ?? 0,
          part.counts.solved_on_day ?? 0,
          ...SERVICE_TIMES.map((name) => Math.round(part.times[name].median ?? 0)),
          part.figures.csat.of,
          part.figures.csat.over,
        ],
      }}
    />
  )
}
