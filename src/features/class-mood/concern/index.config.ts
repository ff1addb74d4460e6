export default definePageConfig({ navigationBarTitleText: '关心的学生' });
