export default definePageConfig({ navigationBarTitleText: '找内容' })
