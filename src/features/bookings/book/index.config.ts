export default definePageConfig({ navigationBarTitleText: '约老师聊聊' });
