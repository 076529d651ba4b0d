using Microsoft.Extensions.Configuration;
using Portal.Hosting;

namespace Portal.Tests.Pages.Hosting;

public sealed class SettingsTemplateTests
{
    /// <summary>Read one by one, without a class of options.</summary>
    private static readonly string[] ReadOneByOne =
        ["Accounts:RequireSecondFactor", "ConnectionStrings:Portal", "ConnectionStrings:PortalOwner", "Portal:BaseUrl"];

    private static readonly Type[] OptionClasses = [.. new[] { typeof(PortalHosting), typeof(Portal.Core.PortalCore) }
        .SelectMany(type => type.Assembly.GetTypes())
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.Namespace!.StartsWith("Portal", StringComparison.Ordinal)
            && type.IsClass)];

    [Fact]
    public void The_template_holds_every_setting_that_is_read_and_no_other()
    {
        var read = OptionClasses
            .SelectMany(options => options.GetProperties().Where(p => p.SetMethod is not null).Select(p => $"{SectionOf(options)}:{p.Name}"))
            .Concat(ReadOneByOne);

        Assert.Equal(read.Order(StringComparer.Ordinal), Settings().Order(StringComparer.Ordinal));
    }

    private static string SectionOf(Type options) =>
        options.GetField("Section")?.GetRawConstantValue() as string ?? options.Name[..^"Options".Length];

    /// <summary>As the portal itself would read them: a section that stands there twice is refused.</summary>
    private static IEnumerable<string> Settings()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "appsettings.template.json")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new FileNotFoundException("appsettings.template.json");
        }

        return new ConfigurationBuilder().AddJsonFile(Path.Combine(folder, "appsettings.template.json")).Build()
            .GetChildren().SelectMany(section => section.GetChildren()).Select(setting => setting.Path);
    }
}
