using System.Collections.Frozen;

namespace Portal.Core.Accounts;

/// <summary>サービス種類: the codes of the 介護給付費請求書, two characters each, with their names.</summary>
public static class ServiceTypes
{
    public const int CodeLength = 2;

    /// <summary>Every code with its name, in the order of the codes.</summary>
    public static IReadOnlyList<ServiceType> All { get; } = Read();

    private static readonly FrozenDictionary<string, string> Names = All.ToFrozenDictionary(t => t.Code, t => t.Name);

    public static bool Exists(string? code) => code is not null && Names.ContainsKey(code);

    /// <summary>名称; the code itself when it is not known here.</summary>
    public static string NameOf(string code) => Names.GetValueOrDefault(code, code);

    private static List<ServiceType> Read()
    {
        using var stream = typeof(ServiceTypes).Assembly.GetManifestResourceStream("Portal.Core.Accounts.Offices.service-types.csv")!;
        using var reader = new StreamReader(stream);
        var types = new List<ServiceType>();
        while (reader.ReadLine() is { } line)
        {
            types.Add(new ServiceType(line[..CodeLength], line[(CodeLength + 1)..]));
        }

        return types;
    }
}

/// <param name="Code">サービス種類コード, for example 2A.</param>
/// <param name="Name">名称.</param>
public sealed record ServiceType(string Code, string Name);
