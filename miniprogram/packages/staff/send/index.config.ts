export default definePageConfig({ navigationBarTitleText: '推送一份指引' })
