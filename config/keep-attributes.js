/** What taro-attributes.json says, done to a list of Taro's components: in the build for the template, on the phone for what fills it. */
function keepAttributes(components, wanted) {
  for (const [name, { keeps, adds = [] }] of Object.entries(wanted)) {
    const component = components[name];
    for (const attribute of Object.keys(component))
      if (!keeps.includes(attribute)) delete component[attribute];
    for (const attribute of adds) component[attribute] = '';
  }
}

module.exports = { keepAttributes };
