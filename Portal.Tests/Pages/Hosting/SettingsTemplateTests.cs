using System.Text.Json;
using Portal.Hosting;

namespace Portal.Tests.Pages.Hosting;

public sealed class SettingsTemplateTests
{
    /// <summary>Every class that settings are bound to, in both projects.</summary>
    public static TheoryData<Type> OptionClasses => [.. new[] { typeof(PortalHosting), typeof(Portal.Core.PortalCore) }
        .SelectMany(type => type.Assembly.GetTypes())
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.Namespace!.StartsWith("Portal", StringComparison.Ordinal)
            && type.IsClass)];

    [Theory]
    [MemberData(nameof(OptionClasses))]
    public void Every_setting_stands_in_the_template(Type options)
    {
        var name = options.GetField("Section")?.GetRawConstantValue() as string ?? options.Name[..^"Options".Length];

        Assert.True(Template().RootElement.TryGetProperty(name, out var section), $"Section {name} is missing.");

        var missing = options.GetProperties().Where(p => p.SetMethod is not null).Select(p => p.Name)
            .Where(property => !section.TryGetProperty(property, out _));
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("Portal", "BaseUrl")]
    [InlineData("ConnectionStrings", "Portal")]
    [InlineData("ConnectionStrings", "PortalOwner")]
    [InlineData("Banner", "Text")]
    public void So_do_the_settings_that_are_read_one_by_one(string section, string setting) =>
        Assert.True(Template().RootElement.GetProperty(section).TryGetProperty(setting, out _));

    private static JsonDocument Template()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "appsettings.template.json")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("appsettings.template.json");
        }

        return JsonDocument.Parse(
            File.ReadAllText(Path.Combine(folder, "appsettings.template.json")),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
    }
}
