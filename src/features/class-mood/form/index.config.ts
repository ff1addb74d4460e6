export default definePageConfig({ navigationBarTitleText: '班级心理动态表' });
