export default definePageConfig({ navigationBarTitleText: '推送到群' })
