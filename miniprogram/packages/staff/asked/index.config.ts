export default definePageConfig({ navigationBarTitleText: '职工问的' })
