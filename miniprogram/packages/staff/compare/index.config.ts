export default definePageConfig({ navigationBarTitleText: '两次比一比' })
