using System.Text.Json.Serialization;

namespace Portal.Core.Accounts;

/// <summary>What kind of place registers itself (事業所・医療機関の種別).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OfficeKind>))]
public enum OfficeKind
{
    /// <summary>介護事業所.</summary>
    CareOffice,

    /// <summary>みなし介護事業所: designated under the medical or pharmacy law and deemed designated for care.</summary>
    DeemedCareOffice,

    /// <summary>地域包括支援センター.</summary>
    CommunitySupportCenter,

    /// <summary>医療機関, for 主治医意見書.</summary>
    MedicalInstitution,
}

/// <summary>医療機関の種別.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<InstitutionKind>))]
public enum InstitutionKind
{
    /// <summary>病院: twenty beds or more (医療法1条の5).</summary>
    Hospital,

    /// <summary>診療所: nineteen beds at most, or none.</summary>
    Clinic,
}
