/** What the demo's lecture says, asks and answers. Everything in it is made up for the demo. */
interface DemoPiece {
  readonly title: string
  readonly text: string
  readonly key: boolean
  readonly picture?: string
}

export const LECTURE_TITLE = '停工停产期间，工资怎么发'

export const PIECES: readonly DemoPiece[] = [
  {
    title: '今天说三件事',
    text: '各位工友好。今天说三件事：停工第一个月怎么发，超过一个月怎么发，派遣工找谁要。',
    key: true,
  },
  {
    title: '停工以后，工资这样算',
    text: '第一个月按合同发工资。一个月以后分两种：有活干的，不低于最低工资；没活干的，按规定发生活费。',
    key: true,
    picture: '第一个月合同工资，一个月以后分有活干和没活干两种',
  },
  {
    title: '超过一个月',
    text: '超过一个月以后，要看单位有没有给您安排活。安排了，哪怕换了岗位、缩短了工时，发的钱也不能低于最低工资。',
    key: false,
  },
  {
    title: '派遣来的工友',
    text: '派遣来的工友，停工期间由派遣公司发工资，不低于当地最低工资，按月发。用工的单位说停工不要人了，不等于您的合同就没了。',
    key: true,
  },
  {
    title: '哪些情况不算停工',
    text: '自己请事假、旷工，不按停工算。生病住院按病假算，受了工伤按停工留薪期算。单位和您商量先休年休假，休的日子按正常上班发。',
    key: false,
  },
  {
    title: '先留证据',
    text: '停工通知、考勤、工资条、银行流水、工作群里的安排，都拍下来留着。',
    key: false,
  },
  {
    title: '单位不发怎么办',
    text: '先找单位谈，可以请工会一起去。谈不成，可以向劳动保障监察投诉，也可以申请劳动仲裁，时效一般是一年。',
    key: true,
  },
  {
    title: '有事找谁',
    text: '记住三件事：第一个月照发，留好证据，一年之内。拿不准的，在这里提问，或者打 12351。',
    key: false,
  },
]

/** Public questions; the crowd of the demo asks them, so many each. */
export const QUESTIONS: readonly { readonly text: string; readonly voters: number }[] = [
  { text: '派遣工停工，工资找谁要？', voters: 9 },
  { text: '我是派遣工，停工期间的工资应该找谁要？', voters: 2 },
  { text: '能不能要求我们用年假抵停工？', voters: 6 },
  { text: '停工让我们先休年休假抵，合法吗？', voters: 3 },
  { text: '停工这个月，社保还交吗？', voters: 4 },
  { text: '停工时去别家打零工可以吗？', voters: 1 },
]

export const ANSWERED = {
  question: '生活费一个月最少多少？',
  answer:
    '没有安排干活的，按本地规定发生活费。海湾区的示范规定是不低于最低工资的八成，您那里的标准看当地规定，拿不准就问 12333。',
  cites: ['海湾区停工停产期间生活费示范规定（演示）第三条'],
} as const

export const HIDDEN_QUESTION = '单位让我们签自愿放弃停工工资的单子，不签会怎么样？'
