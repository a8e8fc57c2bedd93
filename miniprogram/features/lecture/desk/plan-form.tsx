import { View } from '@tarojs/components'
import { AudienceField } from '../../broadcast/desk/audience-field'
import { CountLine, CountSample } from '../../broadcast/desk/count-line'
import { GuidePicker } from '../../broadcast/desk/guide-picker'
import { useCount } from '../../broadcast/desk/use-count'
import { replace } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Heading, Line, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { thousands } from '../../../ui/numbers'
import { Panel } from '../../../ui/staff-frame'
import { Switch } from '../../../ui/switch'
import { toast } from '../../../ui/toast'
import type { Plan } from './api'
import { ClashNotes } from './clash-notes'
import { HostsField } from './hosts-field'
import { whyNotYet } from './plan-words'
import { usePlan } from './use-plan'
import { WhenField } from './when-field'
import { words } from './words'

const t = words.plan

/** Plans a lecture, or changes one that has not begun. */
export const PlanForm = ({ given, onReopen }: { given: Plan | undefined; onReopen: () => void }) => {
  const { plan, sending, change, forget } = usePlan(given)
  const counted = useCount(plan.choice)
  const notYet = whyNotYet(plan)
  const conflict = sending.refusal?.code === 'CHANGED_MEANWHILE'
  const save = async () => {
    const answer = await sending.send(plan)
    if (answer === undefined) return
    forget()
    toast(given === undefined ? t.saved(thousands(answer.groups)) : t.savedChange)
    replace('deskLectures', { id: answer.lectureId })
  }
  return (
    <>
      <Panel
        title={given === undefined ? t.newTitle : t.changeTitle}
        aside={t.kept}
        foot={
          <>
            <View className="grow">
              {notYet === undefined ? <CountLine of={counted} /> : <View className="sm muted">{notYet}</View>}
            </View>
            <Btn kind="main" busy={t.saving} off={notYet !== undefined} onTap={save}>
              {given === undefined ? t.save : t.saveChange}
            </Btn>
          </>
        }
      >
        <Stack gap={20}>
          {conflict ? (
            <Notice tone="warn">
              {t.conflict}
              <View>
                <Btn small kind="line" onTap={onReopen}>
                  {t.reopen}
                </Btn>
              </View>
            </Notice>
          ) : (
            <FailureNote of={sending} />
          )}
          <Field
            label={t.title}
            value={plan.title}
            max={40}
            help={t.titleHelp}
            problem={sending.problem('title')}
            onInput={(title) => change({ title })}
          />
          <GuidePicker label={t.handbook} chosen={plan.guide} onPick={(guide) => change({ guide })} />
          <HostsField
            label={t.lecturer}
            help={t.needLecturer}
            button={plan.lecturer === undefined ? t.chooseLecturer : t.changeLecturer}
            lawyersOnly
            many={false}
            chosen={plan.lecturer === undefined ? [] : [plan.lecturer]}
            problem={sending.problem('lecturerId')}
            onChange={([lecturer]) =>
              change({ lecturer, coHosts: plan.coHosts.filter(({ id }) => id !== lecturer?.id) })
            }
          />
          <HostsField
            label={t.coHosts}
            help={t.coHostsHelp}
            button={t.chooseCoHosts}
            lawyersOnly={false}
            many
            without={plan.lecturer?.id}
            chosen={plan.coHosts}
            problem={sending.problem('coHostIds')}
            onChange={(coHosts) => change({ coHosts })}
          />
          <WhenField
            day={plan.day}
            time={plan.time}
            problem={sending.problem('startsAt')}
            onDay={(day) => change({ day })}
            onTime={(time) => change({ time })}
          />
          <Field
            label={t.minutes}
            value={plan.minutes}
            type="number"
            max={3}
            help={t.minutesHelp}
            problem={sending.problem('plannedMinutes')}
            onInput={(minutes) => change({ minutes })}
          />
          <ClashNotes plan={plan} lectureId={given?.lectureId} />
          <Heading level={2}>{t.link}</Heading>
          <View className="dk-cols">
            <View className="dk-cols__it">
              <Field
                label={t.linkTitle}
                value={plan.linkTitle}
                max={30}
                problem={sending.problem('link.title')}
                onInput={(linkTitle) => change({ linkTitle })}
              />
            </View>
            <View className="dk-cols__it">
              <Field
                label={t.linkUrl}
                value={plan.linkUrl}
                max={500}
                problem={sending.problem('link.url')}
                onInput={(linkUrl) => change({ linkUrl })}
              />
            </View>
          </View>
        </Stack>
      </Panel>
      <Panel title={t.whom} side>
        <Stack gap={20}>
          <AudienceField
            choice={plan.choice}
            onChoose={(part) => change({ choice: { ...plan.choice, ...part } })}
          />
          <CountSample of={counted} />
          {given === undefined && (
            <Line tight>
              <View className="grow">
                <View className="mid">{t.announce}</View>
                <View className="sm muted">{t.announceWhy}</View>
              </View>
              <Switch
                label={t.announce}
                on={plan.announce}
                onTap={() => change({ announce: !plan.announce })}
              />
            </Line>
          )}
        </Stack>
      </Panel>
    </>
  )
}
